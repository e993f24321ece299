import Tools

/// What should come of a call, from a table that people wrote and reviewed; it asks nothing of the program.
public struct Oracle: Sendable {
    /// The table's version.
    public let version: Int
    /// What is said of each tool.
    public let tools: [String: ToolRule]
    /// Names that no door has yet.
    public let notYet: [String]
    /// What each role gives, word by word.
    public private(set) var grants: [String: [String]]
    /// Every permission there is.
    let permissions: [String]
    let matrix: [String: [String: Set<Relation>]]
    /// Says the opposite of everything; for the control that must turn red.
    var isReversed = false
    /// Roles whose rights come from their grants and not from the table.
    private(set) var shaped: Set<String> = []

    /// What is said of a tool.
    public struct ToolRule: Sendable, Hashable {
        /// The doors that have it.
        public let doors: [String]
        /// What it does.
        public let effect: String
        /// The permission that it needs at all; nil for none.
        public let needs: String?
        /// What each relation needs on top.
        public let relations: [Relation: [String]]
    }

    /// Whether somebody of that role gets such a record by the tool.
    public func gives(_ tool: String, _ relation: Relation, to role: String) -> Bool {
        relations(of: tool, for: role).contains(relation) != isReversed
    }

    /// Whether the tool is there for the role at that door.
    public func offers(_ tool: String, to role: String, at door: Door) -> Bool {
        (isThere(tool, for: role) && tools[tool]?.doors.contains(door.rawValue) == true
            && (door != .concierge || mayChat(role))) != isReversed
    }

    /// Whether the role may chat at all.
    public func mayChat(_ role: String) -> Bool { isThere("list_conversations", for: role) }

    /// Whether that tool changes something.
    public func hasEffect(_ tool: String) -> Bool { tools[tool].map { $0.effect != "reads" } ?? false }

    /// What the person may see, for judging planted tokens.
    public func viewer(_ persona: Persona) -> Viewer {
        Viewer(
            tenant: persona.tenant, company: persona.company, contact: persona.contact,
            readsArticles: isThere("get_article", for: persona.role),
            seesInvoices: isThere("get_invoice", for: persona.role),
            seesQuotes: isThere("get_quote", for: persona.role),
            seesContracts: isThere("get_contract", for: persona.role),
            seesOwnTickets: relations(of: "get_ticket", for: persona.role).contains(.own),
            seesCompanyTickets: relations(of: "get_ticket", for: persona.role).contains(.colleague),
            seesRisks: isThere("get_risk", for: persona.role))
    }

    /// Every name of a tool, known or not yet.
    public var names: [String] { tools.keys.sorted() + notYet }

    /// Takes roles whose rights come from their grants.
    mutating func shape(_ roles: [(name: String, grants: [String])]) {
        for role in roles {
            grants[role.name] = role.grants
            shaped.insert(role.name)
        }
    }

    private func isThere(_ tool: String, for role: String) -> Bool { !relations(of: tool, for: role).isEmpty }

    private func relations(of tool: String, for role: String) -> Set<Relation> {
        guard !shaped.contains(role), let row = matrix[tool] else { return derived(tool, for: role) }
        return row[role] ?? []
    }

    /// The same from the role's grants.
    func derived(_ tool: String, for role: String) -> Set<Relation> {
        guard let rule = tools[tool], let words = grants[role] else { return [] }
        if let needs = rule.needs, !Self.holds(needs, words) { return [] }
        let given = rule.relations.filter { $0.value.allSatisfy { Self.holds($0, words) } }
        return Set(given.keys)
    }

    /// Whether one of the words gives the permission: `*`, `resource:*`, or the permission itself.
    private static func holds(_ permission: String, _ words: [String]) -> Bool {
        let resource = permission.prefix { $0 != ":" }
        return words.contains("*") || words.contains(resource + ":*") || words.contains(permission)
    }
}

extension Oracle {
    /// Where the table by roles and the table by permissions differ.
    var disagreements: [String] {
        var found: [String] = []
        for tool in tools.keys.sorted() {
            for role in grants.keys.sorted() where !shaped.contains(role) {
                let written = matrix[tool]?[role]
                if written == nil { found.append("\(tool) says nothing of \(role)") }
                if let written, written != derived(tool, for: role) { found.append("\(tool) for \(role)") }
            }
        }
        return found
    }
}
