import Access
import Store

/// Shows one risk with its document, what was decided on it and the tickets that ask about it.
public enum GetRisk: Tool {
    /// The name that callers use.
    public static let name = "get_risk"
    /// What a model is told.
    public static let about =
        "Shows one risk acceptance by its number: the document as it was presented, and what was decided."
    /// What a person reads meanwhile.
    public static let activity = "Reading the risk acceptance"
    /// What Nexie offers with it.
    public static let offer = "explain a risk acceptance: what is asked, by when, and what was decided"
    /// Who may call it.
    public static let need = Need.permission(.risksRead)
    /// What widens it.
    public static let also = [Permission.risksSign, .ticketsRead, .ticketsReadCompany]
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which risk.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No risk yet.
        public init() {}

        /// The risk with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number")
        ])
    }

    /// The risk.
    public struct Output: ToolOutput {
        /// What a list shows.
        public let risk: RiskSummary
        /// The document in force.
        public let document: RiskDocument
        /// Its hash.
        public let hash: RiskHash
        /// When this person first saw this version; nil when they have not.
        public let viewedAt: Instant?
        /// Whether it waits and this person may decide on it.
        public let isTheirs: Bool
        /// Whether there is a certificate of what was decided on this version.
        public let isCertified: Bool
        /// The tickets about it that this person may see, the newest first.
        public let tickets: [Ticket]

        /// A ticket about the risk.
        public struct Ticket: Sendable, Hashable {
            /// The number that people use.
            public let number: Int64
            /// One line.
            public let subject: String
            /// Where it stands.
            public let state: TicketState
            /// When anything last happened.
            public let updatedAt: Instant
        }

        /// The records that it speaks of.
        public var references: [Reference] { [risk.reference] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] { [risk.card] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            risk.write(to: &json)
            json.field("decision_reason", risk.decision?.reason ?? "")
            json.object("document") { json in
                for (name, value) in document.fields { json.field(name, value) }
            }
            json.field("document_sha256", hash.description)
            json.field("person_may_decide", isTheirs)
            json.array("tickets", tickets) { ticket, json in
                json.object {
                    $0.field("number", ticket.number)
                    $0.field("subject", ticket.subject)
                    $0.field("state", ticket.state.rawValue)
                }
            }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.risk(number: input.number) else { throw ToolRefusal.notFound }
        return Output(
            risk: RiskSummary(found.row, for: store.scope, today: call.today), document: found.document,
            hash: found.row.hash, viewedAt: try store.view(of: found.row)?.viewedAt,
            isTheirs: found.row.state.waits && call.has(.risksSign),
            isCertified: try isCertified(found.row, store),
            tickets: try store.tickets(about: found.row).map {
                .init(number: $0.number, subject: $0.subject, state: $0.state, updatedAt: $0.updatedAt)
            })
    }

    /// A no of before there was evidence of it has none.
    private static func isCertified(_ risk: RiskRow, _ store: borrowing ScopedStore) throws -> Bool {
        guard let decision = risk.decision, decision.contact != nil,
            let text = try store.evidence(ofRisk: risk.id.text)?.text
        else { return false }
        return text.verdict == decision.verdict && text[.document] == risk.hash.description
    }
}
