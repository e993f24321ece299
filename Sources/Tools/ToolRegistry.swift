import Access

/// The closed list of tools.
public struct ToolRegistry: Sendable {
    /// Every tool, in the order of their names.
    public let tools: [RegisteredTool]
    private let byName: [String: RegisteredTool]

    /// A registry of those tools; no two may have the same name.
    public init(_ tools: [RegisteredTool]) {
        self.tools = tools.sorted { $0.declaration.name < $1.declaration.name }
        byName = Dictionary(tools.map { ($0.declaration.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The tool with exactly this name.
    public func find(_ name: String) -> RegisteredTool? {
        byName[name] ?? (Faults.has(.similarNameFound) ? tools.first { $0.isLike(name) } : nil)
    }
}

/// What a tool says about itself.
public struct Declaration: Sendable {
    /// The name.
    public let name: String
    /// One sentence for a model.
    public let about: String
    /// What a person reads while it runs.
    public let activity: String
    /// What Nexie can do with it, in words for a person; empty when no model may call it.
    public let offer: String
    /// What a principal must have.
    public let need: Need
    /// Rights that widen it.
    public let also: [Permission]
    /// What it does to the records.
    public let effect: Effect
    /// Which doors may call it.
    public let doors: Set<Door>

    init<T: Tool>(_ tool: T.Type) {
        name = T.name
        about = T.about
        activity = T.activity
        offer = T.offer
        need = T.need
        also = T.also
        effect = T.effect
        doors = T.doors
    }
}

/// One tool of the registry, callable by name.
public struct RegisteredTool: Sendable {
    /// What it says about itself.
    public let declaration: Declaration
    /// The JSON Schema of its input, as a model is told it.
    public let schema: JSONValue
    let call: @Sendable (ToolRuntime, [UInt8], Principal, Door) async throws -> ToolReply

    /// Registers a tool.
    public init<T: Tool>(_ tool: T.Type) {
        declaration = Declaration(tool)
        schema = T.Input.form.schema
        call = { runtime, bytes, principal, door in
            let walked = try await runtime.walk(tool, as: principal, door: door) { () throws(InputProblems) in
                try T.Input.form.parse(bytes: bytes)
            }
            switch walked {
            case .proposed(let input):
                return .proposed(tool: T.name, input: T.Input.form.json(of: input))
            case .done(let output):
                let json = output.json
                guard door != .concierge || json.count <= ToolRuntime.largest || Faults.has(.resultUnbounded) else {
                    return .refused(json: ToolRefusal.tooLarge.told)
                }
                return .answered(json: json, cards: output.cards)
            }
        }
    }
}

extension RegisteredTool {
    fileprivate func isLike(_ name: String) -> Bool {
        declaration.name == name.lowercased() || name.count > 3 && declaration.name.hasPrefix(name)
    }
}

extension ToolRegistry {
    /// The tools of this portal.
    public static let standard = ToolRegistry([
        RegisteredTool(NeedsYou.self),
        RegisteredTool(ListTickets.self),
        RegisteredTool(GetTicket.self),
        RegisteredTool(CreateTicket.self),
        RegisteredTool(AddTicketNote.self),
        RegisteredTool(CloseTicket.self),
        RegisteredTool(ReopenTicket.self),
        RegisteredTool(RateTicket.self),
        RegisteredTool(ListInvoices.self),
        RegisteredTool(GetInvoice.self),
        RegisteredTool(ListRisks.self),
        RegisteredTool(GetRisk.self),
        RegisteredTool(ViewRisk.self),
        RegisteredTool(DeclineRisk.self),
        RegisteredTool(ListQuotes.self),
        RegisteredTool(GetQuote.self),
        RegisteredTool(ListContracts.self),
        RegisteredTool(GetContract.self),
        RegisteredTool(ExportInvoices.self),
        RegisteredTool(ExportTickets.self),
        RegisteredTool(AccountStatement.self),
        RegisteredTool(SearchArticles.self),
        RegisteredTool(GetArticle.self),
        RegisteredTool(RateArticle.self),
        RegisteredTool(GetProfile.self),
        RegisteredTool(SetNotifications.self),
        RegisteredTool(UpdateProfile.self),
        RegisteredTool(RequestProfileChange.self),
        RegisteredTool(SettleProfileChange.self),
        RegisteredTool(ListSessions.self),
        RegisteredTool(EndSession.self),
        RegisteredTool(EndAllSessions.self),
        RegisteredTool(ListConversations.self),
        RegisteredTool(GetConversation.self),
        RegisteredTool(RenameConversation.self),
        RegisteredTool(DeleteConversation.self),
        RegisteredTool(RateAnswer.self),
        RegisteredTool(HandOver.self),
        RegisteredTool(KeepMessage.self),
        RegisteredTool(KeepProposal.self),
        RegisteredTool(GetProposal.self),
        RegisteredTool(SettleProposal.self),
        RegisteredTool(SignRisk.self),
        RegisteredTool(GetCertificate.self),
        RegisteredTool(AskSigningCode.self),
        RegisteredTool(CheckSigningCode.self),
    ])
}
