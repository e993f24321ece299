import Access
import Store

/// Shows one ticket with its public notes.
public enum GetTicket: Tool {
    /// The name that callers use.
    public static let name = "get_ticket"
    /// What a model is told.
    public static let about = "Shows one ticket by its number, with its public notes, oldest first."
    /// What a person reads meanwhile.
    public static let activity = "Reading the ticket"
    /// What Nexie offers with it.
    public static let offer = "read a ticket to you, with its replies"
    /// Who may call it.
    public static let need = Need.permission(.ticketsRead)
    /// What widens it.
    public static let also = [Permission.ticketsReadCompany, .risksRead]
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which ticket.
    public struct Input: ToolInput {
        /// Its number.
        public var number: Int64 = 0

        /// No ticket yet.
        public init() {}

        /// The ticket with a number.
        public init(number: Int64) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .number("number", \.number, 1...999_999_999, required: true, "The ticket's number")
        ])
    }

    /// The ticket.
    public struct Output: ToolOutput {
        /// What a list shows.
        public let ticket: TicketSummary
        /// What the requester wrote first.
        public let description: String
        /// The public notes, oldest first.
        public let notes: [Note]
        /// The risk that it asks about; nil for none, and where risks are not for this person.
        public let risk: Reference?
        /// Whether the ticket takes notes, and can be opened again where it is done.
        public let takesNotes: Bool
        /// What the person who asks said of it; nil when they said nothing.
        public let rating: Rating?

        /// What a person said of a ticket that was done.
        public struct Rating: Sendable, Hashable {
            /// How it went.
            public let rating: TicketRating
            /// In their own words; empty when there are none.
            public let words: String
            /// Whether they can still change it.
            public let isChangeable: Bool
        }

        /// One public note.
        public struct Note: Sendable, Hashable {
            /// Which note; nobody reads it.
            public let id: TicketNoteID
            /// Whether the provider's staff wrote it.
            public let isFromStaff: Bool
            /// Who wrote it.
            public let author: String
            /// Whether the person who asks wrote it.
            public let isOwn: Bool
            /// Whether it is words, or that the client closed or opened the ticket.
            public let kind: TicketNoteKind
            /// What it says; empty where a ticket was closed without words.
            public let body: String
            /// When.
            public let createdAt: Instant

            /// What a model reads.
            fileprivate var told: String {
                switch kind {
                case .note: body
                case .closed: body.isEmpty ? "Closed this ticket." : "Closed this ticket: \(body)"
                case .reopened: "Opened this ticket again: \(body)"
                }
            }
        }

        /// The records that it speaks of.
        public var references: [Reference] { [ticket.reference] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] { [ticket.card] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            ticket.write(to: &json)
            json.field("description", description)
            if let risk { json.field("about", risk.label) }
            json.array("notes", notes) { note, json in
                json.object {
                    $0.field("from", note.isFromStaff ? "staff" : "client")
                    $0.field("author", note.author)
                    $0.field("at", note.createdAt.rfc3339)
                    $0.field("text", note.told)
                }
            }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.ticket(number: input.number) else { throw ToolRefusal.notFound }
        let rating = try store.rating(of: found.row)
        return Output(
            ticket: TicketSummary(found.row, for: store.scope), description: found.description,
            notes: found.notes.map {
                .init(
                    id: $0.id, isFromStaff: $0.isFromStaff, author: $0.author,
                    isOwn: !$0.isFromStaff && $0.contact == store.scope.contact, kind: $0.kind, body: $0.body,
                    createdAt: $0.createdAt)
            },
            risk: try store.risk(of: found.row).map { .risk(number: $0.number, title: $0.title) },
            takesNotes: TicketEnding.takesNotes(found.row, at: call.now),
            rating: rating.map {
                .init(
                    rating: $0.rating, words: $0.words, isChangeable: TicketEnding.isChangeable($0, at: call.now))
            })
    }
}
