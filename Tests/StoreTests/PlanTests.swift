import Access
import TestSupport
import Testing

@testable import Store

/// How the database finds the rows of every statement that runs for a client.
@Suite struct PlanTests {
    @Test func `no client's statement reads a table from end to end`() async throws {
        try await TestHouse.with { house in
            for statement in Statements.all where statement.side == .client {
                let plan = try await Self.plan(of: statement, house)
                let scans = plan.filter { $0.hasPrefix("SCAN") && !Self.isOwnList($0) }
                #expect(scans.isEmpty, "\(statement.name): \(scans)")
            }
        }
    }

    @Test(arguments: [
        "ticket.list_company", "ticket.list_own", "ticket.list_company_state", "ticket.numbered_company",
        "invoice.list_issued", "invoice.list_due", "quote.list", "quote.to_decide", "contract.list", "article.list",
        "article.latest", "risk.list", "risk.waiting",
    ])
    func `a list is read in its order, without sorting`(name: String) async throws {
        try await TestHouse.with { house in
            let statement = try #require(Statements.all.first { $0.name == name })
            let plan = try await Self.plan(of: statement, house)
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    private static func plan(of statement: Statement, _ house: TestHouse) async throws -> [String] {
        try await house.store.writer.write { connection in
            connection.watch.mode = .building
            defer { connection.watch.mode = .house }
            var lines: [String] = []
            let explained = Statement(.house, "plan of \(statement.name)", "EXPLAIN QUERY PLAN " + statement.sql)
            try connection.run(explained, [SQLValue](repeating: .null, count: 40)) { lines.append($0.text(3)) }
            return lines
        }
    }

    /// The rows that a statement makes itself, such as the words of a search, and results that it has found already.
    ///
    /// A write through a view first finds the rows behind it, on lines of their own, and then goes through what it found.
    private static func isOwnList(_ line: String) -> Bool {
        line.contains("CONSTANT ROW") || ["word", "hit", "portal_"].contains { line.hasPrefix("SCAN \($0)") }
    }
}
