#if FAULTS
    import Access

    /// Every fault that SQL can have: one condition of a text dropped, all of a scope dropped, or one AND made an OR.
    enum SQLFaults {
        /// Where a text stands.
        enum Place: Hashable {
            case statement(String)
            case view(String)
            case write(String, PortalView.Action)
        }

        /// One fault with the text that takes the right one's place.
        struct SQLFault {
            let name: String
            let place: Place
            let text: String
            let sentence: String
            let needsOpen: Lock?
        }

        /// All of them, in the order of the statements and then of the views.
        static let all = numbered(
            Statements.client.flatMap(inStatement) + MintingFaults.all + PortalView.all.flatMap(inView))

        static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

        /// For each statement the faults whose text it runs, its own and those of the views that it names.
        static let reached = Dictionary(
            Statements.all.map { ($0.name, names(reachedBy: $0)) }, uniquingKeysWith: { first, _ in first })

        private static func names(reachedBy statement: Statement) -> Set<String> {
            let names = all.filter { fault in
                switch fault.place {
                case .statement(let name): name == statement.name
                case .view(let name): statement.names(name)
                case .write(let name, let action): statement.sql.hasPrefix(action.rawValue) && statement.names(name)
                }
            }
            return Set(names.map(\.name))
        }

        /// Faults of one text that ask for the same are told apart by numbers.
        private static func numbered(_ faults: [SQLFault]) -> [SQLFault] {
            var seen: [String: Int] = [:]
            return faults.map { fault in
                seen[fault.name, default: 0] += 1
                guard let count = seen[fault.name], count > 1 else { return fault }
                return SQLFault(
                    name: "\(fault.name)_\(count)", place: fault.place, text: fault.text, sentence: fault.sentence,
                    needsOpen: fault.needsOpen)
            }
        }
    }

    extension SQLFaults {
        private static func inStatement(_ statement: Statement) -> [SQLFault] {
            let predicates = SQLPredicate.inStatement(statement.sql)
            let text = Text(place: .statement(statement.name), name: "store." + statement.name, sql: statement.sql)
            return text.conditions(predicates) + text.scope(predicates.filter(\.isOfStatementsLock), lock: .views)
        }

        private static func inView(_ view: PortalView) -> [SQLFault] {
            let rule = Text(place: .view(view.name), name: "store.portal_" + view.name, sql: view.rule)
            let predicates = SQLPredicate.inView(view.rule)
            return rule.conditions(predicates)
                + rule.scope(predicates.filter(\.isOfViewsLock), lock: .statements) + rule.either()
                + view.writes.flatMap { inWrite($0, view) }
        }

        private static func inWrite(_ write: PortalView.Write, _ view: PortalView) -> [SQLFault] {
            let body = Text(
                place: .write(view.name, write.action),
                name: "store.portal_\(view.name).\(write.action.rawValue.lowercased())", sql: view.body(of: write))
            let predicates = SQLPredicate.inView(body.sql)
            return body.conditions(predicates)
                + body.scope(predicates.filter { $0.isOfViewsLock && $0.isOfViewsLockInWrites }, lock: .statements)
                + body.values(predicates.filter { $0.isOfViewsLock && !$0.isOfViewsLockInWrites })
        }

        /// One text that is made wrong in every way.
        private struct Text {
            let place: Place
            let name: String
            let sql: String

            /// Each condition dropped that is not part of a lock.
            func conditions(_ predicates: [SQLPredicate]) -> [SQLFault] {
                predicates.filter { !$0.question.isOfLock }.map { fault([$0], needsOpen: nil) }
            }

            /// The narrowest part of the scope dropped, and all of it.
            ///
            /// No wider part is dropped alone: identifiers are never given twice, so a company implies its tenant.
            func scope(_ predicates: [SQLPredicate], lock: Lock) -> [SQLFault] {
                let widths: [SQLPredicate.Question] = [.scope("contact"), .scope("company"), .scope("tenant")]
                guard let narrowest = widths.first(where: { width in predicates.contains { $0.question == width } })
                else { return [] }
                let narrow = predicates.filter { $0.question == narrowest }
                let first = fault(narrow, needsOpen: lock)
                guard narrow.count < predicates.count else { return [first] }
                let all = fault(
                    "without_scope", predicates.dropped(from: sql), "no longer asks whose rows they are",
                    needsOpen: lock)
                return [first, all]
            }

            /// Each condition dropped that chooses a value of the new row.
            func values(_ predicates: [SQLPredicate]) -> [SQLFault] {
                predicates.filter { $0.question != .scope("tenant") || $0.column == "id" }.map {
                    fault([$0], needsOpen: nil)
                }
            }

            func either() -> [SQLFault] {
                guard let place = sql.firstRange(of: " AND ") else { return [] }
                return [
                    fault(
                        "or_for_and", sql.replacingCharacters(place, with: " OR "), "takes its first AND for an OR",
                        needsOpen: .statements)
                ]
            }

            private func fault(_ predicates: [SQLPredicate], needsOpen: Lock?) -> SQLFault {
                let told = predicates.first?.question.told ?? (name: "condition", words: "")
                return fault(
                    "without_" + told.name, predicates.dropped(from: sql), "no longer asks \(told.words)",
                    needsOpen: needsOpen)
            }

            private func fault(_ kind: String, _ text: String, _ why: String, needsOpen: Lock?) -> SQLFault {
                SQLFault(
                    name: name + "." + kind, place: place, text: text,
                    sentence: "\(name.dropFirst(6)) \(why).", needsOpen: needsOpen)
            }
        }
    }

    extension SQLPredicate.Question {
        fileprivate var told: (name: String, words: String) {
            switch self {
            case .scope(let whose): (whose, "whether the row is the \(whose)'s")
            case .own: ("own", "whether the row is the person's own")
            case .sight(let sight): ("sight_of_\(sight)", "whether the call may see \(sight.plain)")
            case .standing(let column): (column, "whether clients may see a row of that \(column)")
            case .key(let column): (column, "which row is meant (\(column))")
            case .declared(let whose): ("guard_of_\(whose)", "whether what is written belongs to the \(whose)")
            }
        }

        /// Whether it is part of one of the two locks.
        fileprivate var isOfLock: Bool {
            switch self {
            case .scope, .declared: true
            case .own, .sight, .standing, .key: false
            }
        }
    }

    extension Statement {
        fileprivate func names(_ view: String) -> Bool {
            sql.contains("portal_\(view) ") || sql.contains("portal_\(view)\n") || sql.hasSuffix("portal_\(view)")
        }
    }

    extension String {
        fileprivate var plain: String { String(map { $0 == "_" ? " " : $0 }) }

        fileprivate func replacingCharacters(_ range: Range<String.Index>, with text: String) -> String {
            self[..<range.lowerBound] + text + self[range.upperBound...]
        }
    }
#endif
