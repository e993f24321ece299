#if FAULTS
    /// The texts with one of the two locks open; those of texts without a fault are made once.
    enum OpenLocks {
        /// A statement that does not ask for the scope.
        static func statement(_ statement: Statement, _ faulty: String?) -> String {
            guard let faulty else { return statements[statement.name] ?? statement.sql }
            return SQLPredicate.inStatement(faulty).filter(\.isOfStatementsLock).dropped(from: faulty)
        }

        /// The rule of a view that does not ask for the scope.
        static func rule(of view: PortalView, _ faulty: String?) -> String {
            guard let faulty else { return rules[view.name] ?? view.rule }
            return SQLPredicate.inView(faulty).filter(\.isOfViewsLock).dropped(from: faulty)
        }

        /// What a write does when nobody asks for the scope.
        static func body(of write: PortalView.Write, on view: PortalView, _ faulty: String?) -> String {
            guard let faulty else { return bodies[view.body(of: write)] ?? view.body(of: write) }
            return SQLPredicate.inView(faulty).filter(\.isOfViewsLockInWrites).dropped(from: faulty)
        }

        private static let statements = Dictionary(
            Statements.client.map { ($0.name, statement($0, $0.sql)) }, uniquingKeysWith: { first, _ in first })

        private static let rules = Dictionary(
            PortalView.all.map { ($0.name, rule(of: $0, $0.rule)) }, uniquingKeysWith: { first, _ in first })

        private static let bodies = Dictionary(
            PortalView.all.flatMap { view in
                view.writes.map { (view.body(of: $0), body(of: $0, on: view, view.body(of: $0))) }
            }, uniquingKeysWith: { first, _ in first })
    }
#endif
