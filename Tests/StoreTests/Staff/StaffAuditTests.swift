import Access
import Testing

@testable import Store

/// A line for staff in the audit leaves everything that was written before as it was.
@Suite struct StaffAuditTests {
    private let tenant = TenantID(stored: "00000000000000000000000001")
    private let moment = Instant(milliseconds: 1_772_708_400_000)

    @Test func `an entry without a member of staff has the bytes that it always had`() {
        let event = AuditEvent(
            tenant: tenant, company: nil, contact: ContactID(stored: "00000000000000000000000002"),
            origin: "session:x", action: "tool:list_tickets", door: "pages", outcome: .allowed, record: "ticket:1042")
        let bytes = AuditChain.canonical(event, sequence: 7, previous: AuditChain.beginning, at: moment)
        let zeros = String(repeating: "0", count: 64)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                format: nexie-audit 1
                tenant: 00000000000000000000000001
                sequence: 7
                at: 2026-03-05T11:00:00.000Z
                company: \("")
                contact: 00000000000000000000000002
                origin: session:x
                action: tool:list_tickets
                door: pages
                outcome: allowed
                reason: \("")
                record: ticket:1042
                previous: \(zeros)

                """)
    }

    @Test func `an entry of staff names the member, and nobody else can be written in its place`() {
        let event = AuditEvent(
            tenant: tenant, company: nil, contact: nil, origin: "staff-session:x\nstaff: y", action: "staff:list_users",
            door: "staff", outcome: .allowed, staff: StaffID(stored: "00000000000000000000000003"))
        let bytes = AuditChain.canonical(event, sequence: 7, previous: AuditChain.beginning, at: moment)
        let line = AuditLine(sequence: 7, text: String(decoding: bytes, as: UTF8.self))
        #expect(line.value("staff") == "00000000000000000000000003")
        #expect(line.text.split(separator: "\n").filter { $0.hasPrefix("staff: ") }.count == 1)
    }
}
