import Access
import Testing

@testable import PortalWeb

/// Files that spreadsheets open, and what people write into records.
@Suite struct CSVTextTests {
    @Test func `a file has its mark, its headings and a row with every kind of value`() throws {
        let euro = try #require(Currency("EUR"))
        let yen = try #require(Currency("JPY"))
        var file = CSVText(["Number", "Due"])
        file.add([
            .text("He said \"no\", twice"), .date(try #require(CalendarDate("2026-03-05"))),
            .amount(Money(minor: -123_450, currency: euro)), .amount(Money(minor: 5, currency: euro)),
            .amount(Money(minor: 1200, currency: yen)), .number(1042),
        ])
        #expect(file.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: file.bytes.dropFirst(3), as: UTF8.self)
        #expect(
            text == "\"Number\",\"Due\"\r\n\"He said \"\"no\"\", twice\",2026-03-05,-1234.50,0.05,1200,1042\r\n")
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{a0}=1", "\u{200b}=1", "＝1+1", "＋1", "－1", "＠A1",
        "=HYPERLINK(\"https://elsewhere.example\",\"x\")", "|calc", "\nx",
    ])
    func `a text that begins like a formula stays a text`(text: String) {
        var file = CSVText(["A"])
        file.add([.text(text)])
        let line = String(decoding: file.bytes.dropFirst(3), as: UTF8.self).dropFirst("\"A\"\r\n".count)
        #expect(line.hasPrefix("\"'"), "\(line)")
    }

    @Test(arguments: ["x;=1+1;y", "x; ＝1", "x;\"=1\"", "a\n=1", "a\t@SUM(A1)", "x;\u{200b}-1"])
    func `a text that is cut at another separator leaves no formula behind`(text: String) {
        var file = CSVText(["A"])
        file.add([.text(text)])
        let line = String(decoding: file.bytes.dropFirst(3), as: UTF8.self).dropFirst("\"A\"\r\n".count)
        let cells = line.split { ";\t\n".contains($0) }.dropFirst()
        #expect(cells.first?.drop { $0 == "\"" || $0.isWhitespace || $0 == "\u{200b}" }.first == "'", "\(line)")
    }

    @Test(arguments: ["Printer = dead", "a-b", "1-2", "“=”", "", "#1", "(=1)"])
    func `what is no formula stays as it was written`(text: String) {
        var file = CSVText(["A"])
        file.add([.text(text)])
        #expect(String(decoding: file.bytes.dropFirst(3), as: UTF8.self) == "\"A\"\r\n\"\(text)\"\r\n")
    }
}
