#if FAULTS
    import Access

    /// One condition of an SQL text that a fault can drop.
    struct SQLPredicate {
        /// What the condition asks.
        enum Question: Hashable {
            /// The row's tenant, company or contact is the scope's.
            case scope(String)
            /// The row is the person's own, where colleagues' rows need a wider sight.
            case own
            /// The sight of that name.
            case sight(String)
            /// The named column has a value that clients may see.
            case standing(String)
            /// The row belongs to the other row, or is the one that was asked for.
            case key(String)
            /// What is written says the scope's tenant or company of itself.
            case declared(String)
        }

        let range: Range<String.Index>
        let question: Question
        /// The column, with its table where one is named.
        let column: String
        /// What stands in its place once it is dropped.
        let always: String

        /// Whether it is part of the lock in the statements.
        var isOfStatementsLock: Bool { if case .scope = question { true } else { false } }

        /// Whether it is part of the lock in the views' rules; sights and standings stay.
        var isOfViewsLock: Bool { if case .scope = question { true } else { false } }

        /// Whether it is part of the lock in the views' writes.
        ///
        /// Who writes, and whose counter gives the number, are values of the new row and stay.
        var isOfViewsLockInWrites: Bool {
            if case .declared = question { return true }
            return isOfViewsLock && column != "id" && !column.hasPrefix("contact.")
        }

        /// The conditions of a client's statement: those of the scope, and those that name one record.
        static func inStatement(_ sql: String) -> [SQLPredicate] {
            guard !sql.hasPrefix("INSERT") else { return [] }
            let isSearch = sql.contains("instr(")
            return sql.matches(of: #/((?:\w+\.)?(\w+)) = \$(\d+)/#).compactMap { match in
                guard let number = Int(match.output.3) else { return nil }
                let column = String(match.output.2)
                let question: Question
                switch number {
                case 1...3: question = .scope(["tenant", "company", "contact"][number - 1])
                case _ where keys.contains(column) && !isSearch: question = .key(column)
                default: return nil
                }
                return SQLPredicate(
                    range: match.range, question: question, column: String(match.output.1),
                    always: "$\(number) IS $\(number)")
            }
        }

        /// The conditions of a view's rule, or of what it does when it is written to.
        static func inView(_ sql: String) -> [SQLPredicate] {
            let scopes = sql.matches(of: #/((?:\w+\.)?\w+) = nexie_(tenant|company|contact)\(\)/#).map { match in
                let column = String(match.output.1)
                let isOwn = column == "ticket.contact_id" || sql[..<match.range.lowerBound].hasSuffix("OR ")
                return SQLPredicate(
                    range: match.range, question: isOwn ? .own : .scope(String(match.output.2)), column: column)
            }
            let sights = sql.matches(of: #/nexie_sees\((\d+)\) = 1/#).map { match in
                SQLPredicate(
                    range: match.range, question: .sight(names[String(match.output.1)] ?? String(match.output.1)))
            }
            let found = scopes + sights + standings(in: sql) + keys(in: sql) + declared(in: sql)
            return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }

        private static func standings(in sql: String) -> [SQLPredicate] {
            let settled = #/\(state = 'open' OR \(.*?NEW\.state = 'confirmed'\)\)/#
            let visible = #/(?:\w+\.)?(state|visibility) (?:<> 'draft'|= 'published'|= 'public'|IN \([^)]*\))/#
            return sql.ranges(of: settled).map { SQLPredicate(range: $0, question: .standing("state")) }
                + sql.matches(of: visible).map {
                    SQLPredicate(range: $0.range, question: .standing(String($0.output.1)))
                }
        }

        private static func keys(in sql: String) -> [SQLPredicate] {
            sql.matches(of: #/\b(?:(\w+\.\w+) = \w+\.\w+|(?:\w+_)?id = OLD\.(?:\w+_)?id)/#).map { match in
                let column = match.output.1?.split(separator: ".").last.map(String.init) ?? "id"
                return SQLPredicate(range: match.range, question: .key(column))
            }
        }

        private static func declared(in sql: String) -> [SQLPredicate] {
            sql.matches(of: #/(?:NEW|OLD)\.(tenant|company)_id IS NOT nexie_\w+\(\)/#).map {
                SQLPredicate(range: $0.range, question: .declared(String($0.output.1)), always: "0 = 1")
            }
        }

        private init(
            range: Range<String.Index>, question: Question, column: String = "", always: String = "1 = 1"
        ) {
            self.range = range
            self.question = question
            self.column = column
            self.always = always
        }

        private static let keys: Set<String> = [
            "number", "id", "slug", "tool", "key", "conversation_id", "ticket_id", "invoice_id",
            "message_id", "risk_id", "version", "quote_id", "article_id",
        ]

        private static let names = [
            "\(Sight.ownTickets.rawValue)": "own_tickets", "\(Sight.companyTickets.rawValue)": "company_tickets",
            "\(Sight.invoices.rawValue)": "invoices", "\(Sight.articles.rawValue)": "articles",
            "\(Sight.conversations.rawValue)": "conversations",
            "\(Sight.quotes.rawValue)": "quotes", "\(Sight.contracts.rawValue)": "contracts",
            "\(Sight.risks.rawValue)": "risks", "\(Sight.riskDecisions.rawValue)": "risk_decisions",
        ]
    }

    extension [SQLPredicate] {
        /// The text in which none of these conditions asks anything any more.
        func dropped(from sql: String) -> String {
            var text = ""
            var start = sql.startIndex
            for predicate in self {
                text += sql[start..<predicate.range.lowerBound] + predicate.always
                start = predicate.range.upperBound
            }
            return text + sql[start...]
        }
    }
#endif
