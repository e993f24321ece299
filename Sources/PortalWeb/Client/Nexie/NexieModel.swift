import Access
import Tools

/// What the page of the talk shows.
struct NexieModel {
    /// Who answers, as the person is told.
    enum Answering: Hashable {
        /// The built-in guide.
        case guide
        /// A language model.
        case model(String)
        /// Nobody yet.
        case nobody

        /// Who answers under a model's name; nobody without one.
        init(_ name: String?) {
            switch name {
            case nil: self = .nobody
            case "guide": self = .guide
            case let name?: self = .model(name)
            }
        }
    }

    /// Conversations of before, and where there are more.
    struct Earlier {
        var conversations: [ConversationSummary] = []
        var nextCursor: String?
    }

    var visit: NexiePages.Visit
    let person: Principal.Person
    let answering: Answering
    let csrf: String
    /// Whether staff look as the person, and nothing is written here.
    var isOnlyLooking = false
    /// Whether whoever looks does so in a preview, where they may ask for themselves.
    var isPreviewing = false
    /// What was asked in this preview; nil when nothing was, or outside of one.
    var ownTalk: ConversationSummary?
    let reader: PageReader
    let canOpenTickets: Bool
    /// How many messages the person may have answered still; nil when nobody counts them.
    let messagesLeft: MessagesLeft?
    let abilities: Abilities
    /// The conversation that is shown; nil when one is about to begin.
    var conversation: ConversationSummary?
    var entries: [TranscriptEntry] = []
    var earlier = Earlier()
    var questions: [String] = []

    /// Whether the conversation that is shown was begun in this preview, and is nobody else's.
    var isOfPreview: Bool { conversation != nil && conversation?.id == ownTalk?.id }

    /// Whether something can be asked here: in a preview not in the person's own conversations.
    var mayAsk: Bool { !isOnlyLooking || isPreviewing && (conversation == nil || isOfPreview) }

    var title: String {
        guard let title = conversation?.title else { return "Nexie" }
        return title.isEmpty ? "A conversation" : title
    }

    /// Who answers.
    var note: String {
        switch answering {
        case .guide: "The guide answers here: automatic, without AI."
        case .model(let name): "Nexie is an AI (\(name)): it can be wrong."
        case .nobody: ""
        }
    }

    /// How many messages are left, in words; empty when nobody counts them.
    var left: String {
        guard let messagesLeft else { return "" }
        let period = messagesLeft.period == .day ? "today" : "this month"
        let count = messagesLeft.count == 1 ? "1 message" : "\(messagesLeft.count) messages"
        guard messagesLeft.count == 0 else { return "\(count) left \(period)" }
        return "No message left \(period); there are more from \(reader.clock.worded(messagesLeft.returnsAt))"
    }

    /// Where one talks to a person about this conversation.
    ///
    /// What was asked in a preview is in no place from which it could be handed over.
    var personLink: Link { NexiePages.personLink(isOfPreview ? "" : conversation?.id.text ?? "") }

    /// Who else can read what is said here.
    var privacy: String {
        "Administrators of \(person.tenantName) can read conversations with Nexie; each time they do is recorded."
    }

    /// How to reach a person instead.
    var reach: String {
        guard let ways = person.support.ways ?? (canOpenTickets ? "open a ticket" : nil) else { return "" }
        return "To reach a person, \(ways)."
    }
}
