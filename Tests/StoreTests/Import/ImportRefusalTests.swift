import Access
import Testing

@testable import Store

/// Records that an import refuses, with every reason it gives.
struct RefusedRecords: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let records: [ImportRecord]
    let reasons: [String]

    init(_ what: String, _ records: [ImportRecord], _ reasons: String...) {
        testDescription = what
        self.records = records
        self.reasons = reasons
    }
}

@Suite struct ImportRefusalTests {
    private static let people: [RefusedRecords] = [
        .init(
            "the same company twice", [TinyWorld.company("new"), TinyWorld.company("new")],
            "2: external_id: Line 1 has this company already."),
        .init(
            "the same contact three times",
            [
                TinyWorld.contact("x", at: "bakery"), TinyWorld.company("new"), TinyWorld.contact("x", at: "bakery"),
                TinyWorld.contact("x", at: "nowhere"),
            ],
            "3: external_id: Line 1 has this contact already.", "4: external_id: Line 3 has this contact already."),
        .init(
            "a company whose name is written with other bytes",
            [TinyWorld.company("caf\u{E9}"), TinyWorld.contact("x", at: "cafe\u{301}")],
            "2: company: There is no company \"cafe\u{301}\"."),
        .init(
            "a contact of no company", [TinyWorld.contact("x", at: "nowhere")],
            "1: company: There is no company \"nowhere\"."),
        .init(
            "a colleague's address", [TinyWorld.contact("x", at: "bakery") { $0.email = " ANN@Bakery.example " }],
            "1: email: The contact \"ann\" has this address already."),
        .init(
            "one address for two new people",
            [
                TinyWorld.contact("x", at: "bakery") { $0.email = "x@x.example" },
                TinyWorld.contact("y", at: "dental") { $0.email = "X@x.example" },
            ],
            "2: email: The contact \"x\" has this address already."),
        .init(
            "somebody with tickets changing the company", [TinyWorld.contact("ann", at: "dental")],
            """
            1: company: The contact has tickets at another company and can't leave it. Give this contact another \
            address and import the person under a new external_id.
            """),
    ]

    private static let work: [RefusedRecords] = [
        .init(
            "a ticket of nobody", [TinyWorld.ticket("x", at: "bakery", by: "nobody")],
            "1: contact: There is no contact \"nobody\"."),
        .init(
            "a ticket by a stranger", [TinyWorld.ticket("x", at: "bakery", by: "dora")],
            "1: contact: The contact \"dora\" belongs to another company."),
        .init(
            "a ticket that moves", [TinyWorld.ticket("t-1", at: "dental", by: "dora")],
            "1: company: A ticket can't move to another company."),
        .init(
            "a number that is taken", [TinyWorld.ticket("x", at: "bakery", by: "ann") { $0.number = 1001 }],
            "1: number: The ticket \"t-1\" has the number 1001 already."),
        .init(
            "one number for two tickets",
            [
                TinyWorld.ticket("x", at: "bakery", by: "ann") { $0.number = 7 },
                TinyWorld.ticket("y", at: "dental", by: "dora") { $0.number = 7 },
            ],
            "2: number: The ticket \"x\" has the number 7 already."),
        .init(
            "a number out of range", [TinyWorld.ticket("x", at: "bakery", by: "ann") { $0.number = .max }],
            "1: number: This number is out of range."),
        .init(
            "a change before the beginning",
            [TinyWorld.ticket("x", at: "bakery", by: "ann") { $0.updatedAt = Instant(milliseconds: 999) }],
            "1: updated_at: This is earlier than created_at."),
        .init(
            "a note on nothing", [TinyWorld.note("x", on: "t-9")],
            "1: ticket: There is no ticket \"t-9\"."),
        .init(
            "a note that moves",
            [TinyWorld.ticket("t-2", at: "bakery", by: "ann"), TinyWorld.note("n-1", on: "t-2")],
            "2: ticket: A note can't move to another ticket."),
        .init(
            "a note of staff without a name", [TinyWorld.note("x", on: "t-1") { $0.authorName = "" }],
            "1: author_name: When the author is staff, give author_name and not author_contact."),
        .init(
            "a note of staff with a contact", [TinyWorld.note("x", on: "t-1") { $0.authorContact = "ann" }],
            "1: author_contact: When the author is staff, give author_name and not author_contact."),
        .init(
            "a note of a contact without one",
            [
                TinyWorld.note("x", on: "t-1") {
                    $0.author = .contact
                    $0.authorName = ""
                }
            ],
            "1: author_contact: When the author is contact, give author_contact and not author_name."),
        .init(
            "a note of another company's contact",
            [
                TinyWorld.note("x", on: "t-1") {
                    $0.author = .contact
                    $0.authorName = ""
                    $0.authorContact = "dora"
                }
            ],
            "1: author_contact: The contact \"dora\" belongs to another company."),
    ]

    private static let money: [RefusedRecords] = [
        .init(
            "a total that is not the sum", [TinyWorld.invoice("x", at: "bakery") { $0.total = 1191 }],
            "1: total: The lines and the tax make 1190, not 1191."),
        .init(
            "amounts beyond 64 bits",
            [TinyWorld.invoice("x", at: "bakery") { $0.lines = [TinyWorld.line(.max), TinyWorld.line(.max)] }],
            "1: lines: The amounts are too large to add up."),
        .init(
            "an invoice that moves", [TinyWorld.invoice("i-1", at: "dental")],
            "1: company: An invoice can't move to another company."),
        .init(
            "another currency once something is paid",
            [TinyWorld.invoice("i-1", at: "bakery") { $0.currency = Currency(stored: "USD") }],
            "1: currency: The invoice has payments in EUR."),
        .init(
            "an invoice's number that is taken", [TinyWorld.invoice("x", at: "dental") { $0.number = "INV-i-1" }],
            "1: number: The invoice \"i-1\" has this number already."),
        .init(
            "a payment of nothing", [TinyWorld.payment("x", of: "i-9")],
            "1: invoice: There is no invoice \"i-9\"."),
        .init(
            "a payment in another currency",
            [TinyWorld.payment("x", of: "i-1") { $0.currency = Currency(stored: "USD") }],
            "1: currency: The invoice is in EUR."),
        .init(
            "payments beyond 64 bits", [TinyWorld.payment("x", of: "i-1") { $0.amount = .max }],
            "1: : The payments of the invoice are too large to add up."),
        .init(
            "a slug that is taken", [TinyWorld.article("x") { $0.slug = "slug-a-1" }],
            "1: slug: The article \"a-1\" has this slug already."),
    ]

    private static let together: [RefusedRecords] = [
        .init(
            "a refused company is the only reason, not what belongs to it",
            [
                TinyWorld.contact("y", at: "nowhere"), TinyWorld.ticket("t-9", at: "bakery", by: "y"),
                TinyWorld.note("n-9", on: "t-9"),
            ],
            "1: company: There is no company \"nowhere\"."),
        .init(
            "every reason, in the order of the lines",
            [
                TinyWorld.payment("x", of: "i-9"), TinyWorld.company("fine"), TinyWorld.contact("y", at: "nowhere"),
                TinyWorld.ticket("z", at: "bakery", by: "dora"),
            ],
            "1: invoice: There is no invoice \"i-9\".", "3: company: There is no company \"nowhere\".",
            "4: contact: The contact \"dora\" belongs to another company."),
    ]

    @Test(arguments: people + work + money + together)
    func `an import names every line that it refuses, and keeps nothing`(refused: RefusedRecords) async throws {
        try await TinyHouse.with { tiny in
            let before = try await tiny.everything()
            #expect(try await tiny.refusal(of: refused.records) == refused.reasons)
            let extra = refused.records + [TinyWorld.company("innocent")]
            #expect(try await tiny.refusal(of: extra) == refused.reasons)
            #expect(try await tiny.everything() == before)
        }
    }

    @Test func `an import gives up after a hundred reasons`() async throws {
        try await TinyHouse.with { tiny in
            let records = (1...300).map { TinyWorld.contact("x\($0)", at: "nowhere") }
            let reasons = try await tiny.refusal(of: records)
            #expect(reasons.count == 100)
        }
    }
}

extension TinyHouse {
    /// Every row that an import could touch, and how long the audit is.
    func everything() async throws -> [String] {
        var found: [String] = []
        for sql in [
            "SELECT next_ticket FROM tenant", "SELECT id || name || active FROM company ORDER BY id",
            "SELECT id || company_id || email || name FROM contact ORDER BY id",
            "SELECT id || company_id || contact_id || number || updated_at || subject FROM ticket ORDER BY id",
            "SELECT id || ticket_id || author_name || body FROM ticket_note ORDER BY id",
            "SELECT id || number || currency || total || paid FROM invoice ORDER BY id",
            "SELECT invoice_id || position || amount FROM invoice_line ORDER BY invoice_id, position",
            "SELECT id || invoice_id || amount FROM payment ORDER BY id",
            "SELECT id || slug || title || body || length FROM article ORDER BY id",
            "SELECT term || article_id || tf FROM article_term ORDER BY term, article_id",
            "SELECT id || number || total || state FROM quote ORDER BY id",
            "SELECT quote_id || section || position || amount FROM quote_line ORDER BY quote_id, section, position",
            "SELECT id || number || title || state FROM contract ORDER BY id",
            "SELECT count(*) FROM audit_entry",
        ] { found += try await rows(sql) }
        return found
    }
}
