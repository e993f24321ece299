import Access
import Foundation
import TestSupport
import Testing

@testable import Store

/// The faults in SQL are texts that the database takes, so that planting one breaks a rule and not the program.
@Suite struct SQLFaultTests {
    @Test func `every client's statement runs under every fault and with every lock open`() async throws {
        try await TestHouse.with { house in
            var planted = [PlantedSQL(), PlantedSQL(lock: .statements), PlantedSQL(lock: .views)]
            for fault in SQLFaults.all {
                planted.append(PlantedSQL(fault: fault.name))
                if let lock = fault.needsOpen { planted.append(PlantedSQL(fault: fault.name, lock: lock)) }
            }
            #expect(planted.count > 300)
            for planted in planted {
                let connection = try Connection(path: house.folder.database, reading: false, planted: planted)
                try PortalView.install(on: connection)
                connection.watch.mode = .portal
                for statement in Statements.client where planted.changes(statement) {
                    #expect(throws: Never.self, "\(statement.name) under \(planted)") {
                        _ = try connection.prepare(statement)
                    }
                }
            }
        }
    }

    @Test func `a fault changes exactly one text`() {
        for fault in SQLFaults.all {
            let planted = PlantedSQL(fault: fault.name)
            let statements = Statements.all.filter { planted.text(of: $0) != $0.sql }.map(\.name)
            let views = PortalView.all.filter { planted.rule(of: $0) != $0.rule }.map(\.name)
            let writes = PortalView.all.flatMap { view in
                view.writes.filter { planted.body(of: $0, on: view) != view.body(of: $0) }.map { _ in view.name }
            }
            #expect(statements.count + views.count + writes.count == 1, "\(fault.name)")
        }
    }

    @Test func `an open lock leaves no scope in it and everything in the other one`() {
        let statements = Statements.client.map { PlantedSQL(lock: .statements).text(of: $0) }
        #expect(statements.allSatisfy { !$0.contains(#/_id = \$[123]\b/#) })
        #expect(PortalView.all.allSatisfy { PlantedSQL(lock: .statements).rule(of: $0) == $0.rule })
        let rules = PortalView.all.map { PlantedSQL(lock: .views).rule(of: $0) }
        #expect(rules.allSatisfy { !$0.contains(#/(?:tenant|company)_id = nexie_/#) })
        let seeing = PortalView.all.filter { $0.rule.contains("nexie_sees") }
        #expect(rules.filter { $0.contains("nexie_sees") }.count == seeing.count)
        #expect(Statements.client.allSatisfy { PlantedSQL(lock: .views).text(of: $0) == $0.sql })
    }

    @Test func `every statement of a scope and every view has a fault`() {
        let places = Set(SQLFaults.all.map(\.place))
        for statement in Statements.client where statement.sql.contains("WHERE") {
            #expect(places.contains(.statement(statement.name)), "\(statement.name)")
        }
        for view in PortalView.all {
            #expect(places.contains(.view(view.name)), "\(view.name)")
            for write in view.writes where write.effect.contains("WHERE") {
                #expect(places.contains(.write(view.name, write.action)), "\(view.name)")
            }
        }
    }
}

extension PlantedSQL {
    /// Whether the statement runs a text that is not as it was written; with no fault, any statement may.
    fileprivate func changes(_ statement: Statement) -> Bool {
        fault.map { SQLFaults.reached[statement.name]?.contains($0) == true } ?? true
    }
}
