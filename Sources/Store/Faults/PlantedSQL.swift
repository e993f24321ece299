import Access

/// The SQL that a connection runs: in builds for tests with the fault and the open lock of the moment at which it was
/// opened, in a release always the texts as they are written.
struct PlantedSQL: Sendable {
    #if FAULTS
        /// The name of the fault.
        var fault: String?
        /// The lock that stands open.
        var lock: Lock?

        /// What is planted at this moment.
        static var now: PlantedSQL { PlantedSQL(fault: Faults.name, lock: Faults.lock) }

        /// The text of a statement.
        func text(of statement: Statement) -> String {
            let text = planted(at: .statement(statement.name))
            guard lock == .statements, statement.side == .client else { return text ?? statement.sql }
            return OpenLocks.statement(statement, text)
        }

        /// The rule of a view.
        func rule(of view: PortalView) -> String {
            let rule = planted(at: .view(view.name))
            return lock == .views ? OpenLocks.rule(of: view, rule) : rule ?? view.rule
        }

        /// What a trigger of a view does.
        func body(of write: PortalView.Write, on view: PortalView) -> String {
            let body = planted(at: .write(view.name, write.action))
            return lock == .views ? OpenLocks.body(of: write, on: view, body) : body ?? view.body(of: write)
        }

        /// Notes that a statement was run, and with it the views that it names.
        func note(_ statement: Statement) {
            Faults.note(reached: SQLFaults.reached[statement.name] ?? [])
        }

        private func planted(at place: SQLFaults.Place) -> String? {
            guard let fault, let found = SQLFaults.byName[fault], found.place == place else { return nil }
            return found.text
        }
    #else
        static var now: PlantedSQL { PlantedSQL() }

        @inline(__always)
        func text(of statement: Statement) -> String { statement.sql }

        @inline(__always)
        func rule(of view: PortalView) -> String { view.rule }

        @inline(__always)
        func body(of write: PortalView.Write, on view: PortalView) -> String { view.body(of: write) }

        @inline(__always)
        func note(_ statement: Statement) {}
    #endif
}
