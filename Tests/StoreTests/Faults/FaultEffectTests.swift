import Access
import TestSupport
import Testing

@testable import Store

/// What the faults in SQL change: each of the two locks holds alone, and a fault in one shows once the other is open.
@Suite struct FaultEffectTests {
    @Test func `everybody gets the same answers with either lock open`() async throws {
        try await TestHouse.with { house in
            let answers = try await AllAnswers(house)
            #expect(answers.askers.count == 9)
            let whole = try answers.connection(PlantedSQL())
            for lock in Lock.allCases {
                let open = try answers.connection(PlantedSQL(lock: lock))
                let found = try Statements.client.compactMap { try answers.firstDifference(of: [$0], whole, open) }
                #expect(found == [], "\(lock)")
            }
        }
    }

    @Test func `a fault that changes nobody's answer is listed as equivalent, and no other is`() async throws {
        try await TestHouse.with { house in
            let answers = try await AllAnswers(house)
            var unseen: Set<String> = []
            for fault in SQLFaults.all where fault.isOfClients {
                let right = try answers.connection(PlantedSQL(lock: fault.needsOpen))
                let wrong = try answers.connection(PlantedSQL(fault: fault.name, lock: fault.needsOpen))
                let statements = Statements.client.filter { SQLFaults.reached[$0.name]?.contains(fault.name) == true }
                if try answers.firstDifference(of: statements, right, wrong) == nil { unseen.insert(fault.name) }
            }
            let clients = Set(SQLFaults.all.filter(\.isOfClients).map(\.name))
            let listed = Set(try CatalogueTests.listed().filter(\.isEquivalent).map(\.name)).intersection(clients)
            #expect(unseen.subtracting(listed).sorted() == [])
            #expect(listed.subtracting(unseen) == Self.byTheirCallers)
        }
    }
}

extension FaultEffectTests {
    /// Faults that other arguments would show, but nobody ever gives such arguments.
    private static let byTheirCallers: Set<String> = [
        "store.once.find.without_tool", "store.portal_risk_ticket.insert.without_own",
        "store.ticket.by_id.without_company", "store.ticket.by_id.without_scope",
    ]
}

extension SQLFaults.SQLFault {
    fileprivate var isOfClients: Bool {
        if case .statement(let name) = place { !name.hasPrefix("minting.") } else { true }
    }
}
