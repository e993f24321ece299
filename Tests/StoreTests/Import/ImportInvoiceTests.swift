import Access
import Testing

@testable import Store

@Suite struct ImportInvoiceTests {
    private let paid = "SELECT number || ' ' || paid FROM invoice ORDER BY number"

    @Test func `what is paid is the sum of the payments, also when one changes or moves`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.payment("p-2", of: "i-1") { $0.amount = 40 }])
            #expect(try await tiny.rows(paid) == ["INV-i-1 540"])
            _ = try await tiny.imported([TinyWorld.payment("p-1", of: "i-1") { $0.amount = 1 }])
            #expect(try await tiny.rows(paid) == ["INV-i-1 41"])
            _ = try await tiny.imported([
                TinyWorld.invoice("i-2", at: "dental"), TinyWorld.payment("p-2", of: "i-2") { $0.amount = 40 },
            ])
            #expect(try await tiny.rows(paid) == ["INV-i-1 1", "INV-i-2 40"])
            let strays = """
                SELECT count(*) FROM payment JOIN invoice ON invoice.id = payment.invoice_id
                WHERE invoice.company_id <> payment.company_id
                """
            #expect(try await tiny.rows(strays) == ["0"])
        }
    }

    @Test func `an invoice that comes again has the new lines and no others`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([
                TinyWorld.invoice("i-1", at: "bakery") {
                    $0.lines = [TinyWorld.line(1), TinyWorld.line(-2), TinyWorld.line(3)]
                    $0.tax = 0
                    $0.total = 2
                }
            ])
            #expect(try await tiny.rows("SELECT amount FROM invoice_line ORDER BY position") == ["1", "-2", "3"])
            #expect(try await tiny.rows(paid) == ["INV-i-1 500"])
            _ = try await tiny.imported([TinyWorld.invoice("i-1", at: "bakery")])
            #expect(try await tiny.rows("SELECT amount FROM invoice_line") == ["1000"])
        }
    }

    @Test func `an unpaid invoice may change its currency`() async throws {
        try await TinyHouse.with([TinyWorld.company("bakery"), TinyWorld.invoice("i-1", at: "bakery")]) { tiny in
            let dollars = TinyWorld.invoice("i-1", at: "bakery") { $0.currency = Currency(stored: "USD") }
            _ = try await tiny.imported([dollars])
            #expect(try await tiny.rows("SELECT currency FROM invoice") == ["USD"])
        }
    }
}

@Suite struct ImportArticleTests {
    private let indexed = """
        SELECT DISTINCT article.external_id FROM article_term JOIN article ON article.id = article_id
        """

    @Test func `only published articles for customers or the public can be found by their words`() async throws {
        try await TinyHouse.with([]) { tiny in
            for visibility in ArticleVisibility.allCases {
                for state in ArticleState.allCases {
                    let id = "\(visibility.rawValue)-\(state.rawValue)"
                    let article = TinyWorld.article(id) {
                        $0.visibility = visibility
                        $0.state = state
                    }
                    _ = try await tiny.imported([article])
                }
            }
            #expect(Set(try await tiny.rows(indexed)) == ["public-published", "customers-published"])
        }
    }

    @Test func `an article that is taken back leaves no word in the index`() async throws {
        try await TinyHouse.with { tiny in
            #expect(try await tiny.rows(indexed) == ["a-1"])
            _ = try await tiny.imported([TinyWorld.article("a-1") { $0.body = "Unplug it." }])
            #expect(try await tiny.rows("SELECT term FROM article_term ORDER BY term").contains("unplug"))
            #expect(try await !tiny.rows("SELECT term FROM article_term").contains("restart"))
            _ = try await tiny.imported([TinyWorld.article("a-1") { $0.state = .archived }])
            #expect(try await tiny.rows(indexed) == [])
        }
    }
}
