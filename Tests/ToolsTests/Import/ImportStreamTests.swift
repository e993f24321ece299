import Access
import Store
import TestSupport
import Testing

@testable import Tools

/// Files that come in pieces, as from a disk or a pipe.
@Suite struct ImportStreamTests {
    @Test(arguments: [1, 2, 7, 64, 100_000])
    func `a file is the same in whatever pieces it comes`(piece: Int) {
        let text = "one\ntwo\r\n\n  \n\u{1F600}four\nfive"
        #expect(cut(text, piece: piece) == ["one", "two\r", "", "  ", "\u{1F600}four", "five"])
        #expect(cut(text + "\n", piece: piece) == ["one", "two\r", "", "  ", "\u{1F600}four", "five"])
        #expect(cut("", piece: piece) == [])
        #expect(cut("\n", piece: piece) == [""])
    }

    @Test(arguments: [1, 3, 100])
    func `of a line that is too long no more is kept than shows it`(piece: Int) {
        let cut = cut("12345\n123456\n1234567890\n1\n123456789", piece: piece, longest: 5)
        #expect(cut.map { $0.prefix(6) } == ["12345", "123456", "123456", "1", "123456"])
    }

    @Test func `records reach the tenant from a stream, and later lines may be referred to`() async throws {
        let text = """
            {"type":"contact","external_id":"p","company":"c","name":"P","email":"p@c.example"}

            {"type":"company","external_id":"c","name":"C"}
            """
        #expect(try await brought(text, piece: 5) == "company 1, contact 1")
    }

    @Test func `every bad line of a stream is named, and the good ones are not brought in`() async throws {
        let good = "{\"type\":\"company\",\"external_id\":\"c\",\"name\":\"C\"}"
        let text = [good, "{", good, "[]", ""].joined(separator: "\n")
        let words = "f:2: The JSON ends before it is complete.\nf:4: Each line must be one JSON object."
        #expect(try await brought(text, piece: 9) == words)
        #expect(try await brought(good + "\n" + good, piece: 9).hasPrefix("f:2: external_id: Line 1 has this company"))
    }

    @Test func `reading a stream stops after a hundred reasons`() async throws {
        try await TestHouse.with(world: false) { house in
            let tenant = try await house.store.provisionTenant(particulars)
            let refusal = await #expect(throws: ImportProblems.self) {
                try await house.store.importRecords(into: tenant) { scratch in
                    var pieces = 0
                    try ImportFile.read(into: scratch) {
                        pieces += 1
                        guard pieces <= 100 else { throw StoreError.fault("it was read on") }
                        return Array("{\n".utf8)
                    }
                }
            }
            #expect(refusal?.problems.count == 100)
        }
    }

    @Test func `a stream that breaks off is no end of a file`() async throws {
        try await TestHouse.with(world: false) { house in
            let tenant = try await house.store.provisionTenant(particulars)
            await #expect(throws: StoreError.outOfTime) {
                try await house.store.importRecords(into: tenant) { scratch in
                    try ImportFile.read(into: scratch) { throw StoreError.outOfTime }
                }
            }
        }
    }

    private func cut(_ text: String, piece: Int, longest: Int = 100) -> [String] {
        var cutter = LineCutter(longest: longest)
        var lines: [String] = []
        for piece in pieces(text, piece) {
            cutter.cut(piece) { lines.append(String(decoding: $0, as: UTF8.self)) }
        }
        return lines + [cutter.rest].compactMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func pieces(_ text: String, _ size: Int) -> [[UInt8]] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }

    /// What was brought in by kind, or why nothing was.
    private func brought(_ text: String, piece: Int) async throws -> String {
        let pieces = pieces(text, piece)
        return try await TestHouse.with(world: false) { house in
            let tenant = try await house.store.provisionTenant(particulars)
            do {
                let summary = try await house.store.importRecords(into: tenant) { scratch in
                    var rest = pieces[...]
                    try ImportFile.read(into: scratch) { rest.popFirst() ?? [] }
                }
                return summary.counts.map { "\($0.key.rawValue) \($0.value.added)" }.sorted().joined(separator: ", ")
            } catch let problems as ImportProblems {
                return problems.worded(file: "f").joined(separator: "\n")
            }
        }
    }

    private var particulars: TenantParticulars {
        TenantParticulars(
            slug: "tiny", name: "Tiny", timeZone: "Europe/Berlin", supportPhone: "", supportEmail: "",
            guideAllowed: false, payHosts: [])
    }
}
