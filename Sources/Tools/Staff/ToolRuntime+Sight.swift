import Access
import Store

/// Why somebody sees something or does not: the chain of decisions, each in words.
public struct SightExplanation: Sendable {
    /// One decision of the chain.
    public struct Step: Sendable, Hashable {
        /// What it was.
        public let words: String
        /// Whether it was in the person's favour.
        public let holds: Bool
        /// Where somebody changes it; empty when it is in their favour.
        public let remedy: String
    }

    /// The contact.
    public let user: PortalUser
    /// The decisions in their order; the last one that does not hold is the reason.
    public let steps: [Step]
    /// Whether the person sees it: what the portal itself answered them.
    public let isSeen: Bool
}

extension ToolRuntime {
    /// Explains whether a contact sees a page or a record.
    ///
    /// The verdict is the answer of the page's own tool, asked as that person through the one lock; the rows only say which
    /// of its conditions it was. What the tool answers is read by nobody.
    public func explain(
        _ input: LookForSight.Input, as staff: StaffPrincipal
    ) async throws -> SightExplanation {
        let facts = try await perform(LookForSight.self, input, as: staff)
        var chain = SightChain(facts: facts, input: input)
        guard chain.standing(),
            let person = try await store.principal(of: facts.user.id, askedBy: staff.scope)
        else { return chain.explanation(isSeen: false) }
        switch try await answer(input, as: person) {
        case .needs(let permission):
            chain.lacks(permission)
            return chain.explanation(isSeen: false)
        case .seen:
            chain.role(gives: permission(of: input))
            chain.recordSeen()
            return chain.explanation(isSeen: true)
        case .absent:
            chain.role(gives: permission(of: input))
            chain.recordUnseen(missing: lacking(of: GetTicket.self, for: person))
            return chain.explanation(isSeen: false)
        }
    }

    private enum Answer {
        case seen, absent
        case needs(Permission)
    }

    private func answer(_ input: LookForSight.Input, as person: Principal) async throws -> Answer {
        do {
            try await ask(input, as: person)
            return .seen
        } catch ToolRefusal.notPermitted(let permission) {
            return .needs(permission)
        } catch ToolRefusal.notFound, ToolRefusal.invalid {
            return .absent
        }
    }

    private func ask(_ input: LookForSight.Input, as person: Principal) async throws {
        let number = input.number
        guard !number.isEmpty, input.place != .nexie else { return try await ask(page: input.place, as: person) }
        switch input.place {
        case .tickets: _ = try await call(GetTicket.self, .init(number: Int64(number) ?? 0), as: person)
        case .invoices: _ = try await call(GetInvoice.self, .init(number: number), as: person)
        case .quotes: _ = try await call(GetQuote.self, .init(number: number), as: person)
        case .contracts: _ = try await call(GetContract.self, .init(number: number), as: person)
        case .risks: _ = try await call(GetRisk.self, .init(number: number), as: person)
        case .articles: _ = try await call(GetArticle.self, .init(slug: number), as: person)
        case .nexie: break
        }
    }

    private func ask(page: SightPlace, as person: Principal) async throws {
        switch page {
        case .tickets: _ = try await call(ListTickets.self, .init(), as: person)
        case .invoices: _ = try await call(ListInvoices.self, .init(), as: person)
        case .quotes: _ = try await call(ListQuotes.self, .init(), as: person)
        case .contracts: _ = try await call(ListContracts.self, .init(), as: person)
        case .risks: _ = try await call(ListRisks.self, .init(), as: person)
        case .articles: _ = try await call(SearchArticles.self, .init(), as: person)
        case .nexie: _ = try await call(ListConversations.self, .init(), as: person)
        }
    }

    private func permission(of input: LookForSight.Input) -> Permission? {
        switch input.place {
        case .tickets: GetTicket.need.permissions.first
        case .invoices: GetInvoice.need.permissions.first
        case .quotes: GetQuote.need.permissions.first
        case .contracts: GetContract.need.permissions.first
        case .risks: GetRisk.need.permissions.first
        case .articles: GetArticle.need.permissions.first
        case .nexie: ListConversations.need.permissions.first
        }
    }
}

/// The chain while it is put together.
private struct SightChain {
    let facts: LookForSight.Output
    let input: LookForSight.Input
    var steps: [SightExplanation.Step] = []

    private var name: String { facts.user.name }

    func explanation(isSeen: Bool) -> SightExplanation {
        SightExplanation(user: facts.user, steps: steps, isSeen: isSeen)
    }

    private mutating func add(_ words: String, _ holds: Bool, remedy: String = "") {
        steps.append(.init(words: words, holds: holds, remedy: holds ? "" : remedy))
    }

    /// Whether the person may be here at all.
    mutating func standing() -> Bool {
        let source = "In the system that imports come from."
        add(
            facts.isActive ? "\(name) is active in the records." : "\(name) is not active in the records.",
            facts.isActive, remedy: source)
        let company = facts.user.companyName
        add(
            facts.isCompanyActive ? "\(company) is active in the records." : "\(company) is not active in the records.",
            facts.isCompanyActive, remedy: source)
        guard facts.isActive, facts.isCompanyActive else { return false }
        switch facts.user.state {
        case .active, .expected: add("\(name) has access to the portal.", true)
        case .disabled: add("The access of \(name) was taken away.", false, remedy: "On the page of \(name): Invite.")
        case .without, .gone:
            add("Nobody has let \(name) into the portal yet.", false, remedy: "On the page of \(name): Invite.")
        }
        return steps.allSatisfy(\.holds)
    }

    mutating func lacks(_ permission: Permission) {
        add(
            "The role \(facts.user.role) does not give the right to \(permission.worded) (\(permission.rawValue)).",
            false, remedy: "On the page of \(name): another role, or a role with that right.")
    }

    mutating func role(gives permission: Permission?) {
        guard let permission else { return }
        add(
            "The role \(facts.user.role) gives the right to \(permission.worded) (\(permission.rawValue)).", true)
    }

    mutating func recordSeen() {
        guard let record = facts.record else { return }
        if record.company != nil { add("It belongs to \(record.companyName).", true) }
        if let contact = record.contact {
            let isOwn = contact == facts.user.id
            add(
                isOwn ? "\(name) opened it." : "\(record.contactName) opened it, and the role shows colleagues' too.",
                true)
        }
        add("It is \(words(for: record)).", true)
    }

    /// Which of the conditions it was, when the portal answered that nothing is there.
    mutating func recordUnseen(missing: [Permission]) {
        guard let record = facts.record else {
            return add(
                "The records have nothing called \(input.number) there.", false,
                remedy: "Look at the number, or at the last import.")
        }
        if let company = record.company {
            let isOwn = company == facts.user.company
            add(
                isOwn
                    ? "It belongs to \(record.companyName)."
                    : "It belongs to \(record.companyName), and \(name) is of \(facts.user.companyName).",
                isOwn, remedy: "In the system that imports come from.")
            guard isOwn else { return }
        }
        if let contact = record.contact, contact != facts.user.id {
            let right = Permission.ticketsReadCompany
            let isLacking = missing.contains(right)
            add(
                isLacking
                    ? "\(record.contactName) opened it, and the role \(facts.user.role) does not give the right to "
                        + "\(right.worded) (\(right.rawValue))."
                    : "\(record.contactName) opened it, and the role shows colleagues' too.",
                !isLacking, remedy: "On the page of \(name): another role, or a role with that right.")
            guard !isLacking else { return }
        }
        add(
            "It is \(words(for: record)), and that is not shown to clients.", false, remedy: "Where the record is kept."
        )
    }

    private func words(for record: RecordFacts) -> String {
        let state = record.state.replacing("_", with: " ")
        return record.visibility.isEmpty ? state : "\(state), meant for \(record.visibility)"
    }
}
