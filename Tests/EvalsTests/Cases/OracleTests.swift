import Foundation
import Testing
import Tools

@testable import Evals

@Suite struct OracleTests {
    private let evals = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "evals").path

    @Test func `the table by roles and the table by permissions say the same`() throws {
        #expect(try Oracle.read(evals + "/oracle.yaml").disagreements == [])
    }

    @Test func `the oracle knows every tool that the program has, and no other`() throws {
        let oracle = try Oracle.read(evals + "/oracle.yaml")
        #expect(Set(oracle.tools.keys) == Set(ToolRegistry.standard.tools.map(\.declaration.name)))
        #expect(Set(oracle.notYet).isDisjoint(with: oracle.tools.keys))
    }

    @Test func `a member gets their own ticket and not a colleague's, and an owner both`() throws {
        let oracle = try Oracle.read(evals + "/oracle.yaml")
        #expect(oracle.gives("get_ticket", .own, to: "Member") && !oracle.gives("get_ticket", .colleague, to: "Member"))
        #expect(oracle.gives("get_ticket", .own, to: "Owner") && oracle.gives("get_ticket", .colleague, to: "Owner"))
        #expect(!oracle.gives("get_ticket", .otherTenant, to: "Owner"))
    }

    @Test func `a role of a tenant's own reaches what its grants give and nothing else`() throws {
        var oracle = try Oracle.read(evals + "/oracle.yaml")
        oracle.shape([("Accountant", ["invoices:*", "nexie:use"]), ("Owner", ["articles:read"])])
        #expect(oracle.gives("get_invoice", .company, to: "Accountant"))
        #expect(!oracle.offers("list_tickets", to: "Accountant", at: .concierge))
        #expect(oracle.offers("get_invoice", to: "Accountant", at: .concierge))
        #expect(oracle.offers("get_article", to: "Owner", at: .pages))
        #expect(!oracle.offers("get_article", to: "Owner", at: .concierge))
        #expect(!oracle.gives("get_ticket", .own, to: "Owner"))
    }

    @Test func `an oracle that is turned round says the opposite of everything`() throws {
        let oracle = try Oracle.read(evals + "/oracle.yaml")
        var reversed = oracle
        reversed.isReversed = true
        for tool in oracle.tools.keys {
            #expect(oracle.gives(tool, .own, to: "Member") != reversed.gives(tool, .own, to: "Member"))
        }
    }
}
