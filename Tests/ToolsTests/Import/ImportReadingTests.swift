import Access
import Store
import Testing

@testable import Tools

@Suite struct ImportReadingTests {
    @Test func `a whole file is read, blank lines do no harm, and lines keep their numbers`() throws {
        let text = """
            {"type":"company","external_id":"a","name":"A"}\r

              \t
            {"type":"contact","external_id":"b","company":"a","name":"B","email":" B@A.example","active":false}
            """
        let records = try ImportFile.read(lines: ImportFile.lines(of: Array(text.utf8)))
        #expect(records.map(\.line) == [1, 4])
        var company = ImportRecord.Company()
        company.externalID = "a"
        company.name = "A"
        #expect(records.first?.record == .company(company))
        guard case .contact(let contact) = records.last?.record else { return #expect(Bool(false)) }
        #expect(contact.email == "B@A.example")
        #expect(!contact.active)
    }

    @Test func `a ticket may have an empty description but needs the field`() throws {
        let line = """
            {"type":"ticket","external_id":"t","company":"c","contact":"a","subject":"S","description":"",\
            "state":"waiting","created_at":"2026-03-05T14:30:00.25+01:00"}
            """
        let record = try ImportFile.read(lines: [Array(line.utf8)]).first?.record
        guard case .ticket(let ticket) = record else { return #expect(Bool(false)) }
        #expect(ticket.description == "")
        #expect(ticket.state == .waiting)
        #expect(ticket.priority == .normal)
        #expect(ticket.number == nil)
        #expect(ticket.createdAt.rfc3339 == "2026-03-05T13:30:00.250Z")
        #expect(ticket.updatedAt == nil)
    }

    @Test(arguments: [
        ("0", 0), ("1", 1000), ("1.5", 1500), ("-0.125", -125), ("999999999.999", 999_999_999_999), ("007.10", 7100),
    ])
    func `a quantity is kept in thousandths`(text: String, thousandths: Int) throws {
        let line = """
            {"type":"invoice","external_id":"i","company":"c","number":"1","state":"open","currency":"EUR","tax":0,\
            "issued_on":"2026-03-05","due_on":"2026-04-05","total":1,"pay_url":"https://pay.example/1?a=b",\
            "lines":[{"description":"W","quantity":"\(text)","unit_price":1,"amount":1}]}
            """
        guard case .invoice(let invoice) = try ImportFile.read(lines: [Array(line.utf8)]).first?.record else {
            return #expect(Bool(false))
        }
        #expect(invoice.lines.map(\.quantityThousandths) == [Int64(thousandths)])
        #expect(invoice.payAddress == "https://pay.example/1?a=b")
        #expect(invoice.dueOn.description == "2026-04-05")
    }

    @Test(arguments: [
        ("1970-01-01T00:00:00Z", Int64(0)), ("1970-01-01T00:00:00+00:00", 0), ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T01:00:00+01:00", 0), ("1969-12-31T18:30:00-05:30", 0), ("1970-01-01T00:00:01.5Z", 1500),
        ("1970-01-01T00:00:00.0019Z", 1), ("1970-01-01T00:00:00.123456789Z", 123), ("1969-12-31T23:59:59.9Z", -100),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
    ])
    func `a moment is the same however its offset is written`(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-03-05", "2026-03-05T14:30:00", "2026-03-05T14:30Z", "2026-03-05 14:30:00Z", "2026-03-05t14:30:00z",
        "2026-03-05T14:30:00+0100", "2026-03-05T14:30:00+01", "2026-03-05T14:30:00 +01:00", "2026-02-29T14:30:00Z",
        "2026-03-05T24:00:00Z", "2026-03-05T23:60:00Z", "2026-03-05T23:59:60Z", "2026-03-05T14:30:00.Z",
        "2026-03-05T14:30:00.1234567890Z", "2026-03-05T14:30:00,5Z", "0000-01-01T00:00:00Z",
        "2026-03-05T14:30:00+24:00",
        "2026-03-05T14:30:00Z ", " 2026-03-05T14:30:00Z", "２０２６-03-05T14:30:00Z", "-026-03-05T14:30:00Z",
        "2026-03-05T14:30:00*01:00", "2026-03-05T-1:30:00Z", "éééééT14:30:00Z0000000", "2026-13-05T14:30:00Z",
    ])
    func `anything else is no moment`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}
