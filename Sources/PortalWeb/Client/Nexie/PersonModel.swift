import Access
import Concierge
import Tools

/// What the page shows on which a person hands a conversation over to people.
struct PersonModel {
    /// One message that can be sent along.
    struct Said: Hashable {
        let id: MessageID
        let isFromPerson: Bool
        let text: String
        let time: Instant
        var isKept = true
    }

    let person: Principal.Person
    let mayOpen: Bool
    let csrf: String
    let reader: PageReader
    let key: OnceKey
    /// The conversation; nil when none was begun.
    var conversation: ConversationSummary?
    var messages: [Said] = []
    var subject = ""
    var words = ""
    var problems: InputProblems?

    /// How many of the latest messages can be sent along.
    private static let most = 100
    /// How many characters of one message are sent along.
    private static let longest = 3000

    /// Takes the conversation, except what the person may no longer read.
    mutating func take(_ talk: GetConversation.Output, _ rights: ReadingRights) {
        conversation = talk.conversation
        subject = talk.conversation.title
        messages = talk.messages.suffix(Self.most).compactMap { message in
            guard let kept = KeptMessage(json: message.content), rights.cover(kept) else { return nil }
            let text = kept.text.withoutTricks
            guard !text.isEmpty else { return nil }
            return Said(id: message.id, isFromPerson: message.isFromPerson, text: text, time: message.createdAt)
        }
    }

    /// Takes what the form says: the messages whose boxes are ticked, and no others.
    mutating func take(_ form: FormValues) {
        subject = form["subject"]
        words = form["words"].withoutTricks
        for place in messages.indices { messages[place].isKept = form.has("keep-" + messages[place].id.text) }
    }

    /// What the ticket says: the person's own words, then the messages that they chose, oldest first.
    ///
    /// The earliest are left out when all together would be too long.
    var description: String {
        let chosen = messages.filter(\.isKept).map(worded)
        var room = HandOver.longest - words.unicodeScalars.count - 200
        var fitting: [String] = []
        for message in chosen.reversed() {
            room -= message.unicodeScalars.count + 2
            guard room >= 0 else { break }
            fitting.insert(message, at: 0)
        }
        var parts = words.isEmpty ? [] : [words]
        if !fitting.isEmpty { parts.append("From the conversation with Nexie:") }
        if fitting.count < chosen.count { parts.append("(Earlier messages are left out: too long.)") }
        return (parts + fitting).joined(separator: "\n\n")
    }

    private func worded(_ message: Said) -> String {
        let whose = message.isFromPerson ? person.name : "Nexie (automatic)"
        let isLong = message.text.unicodeScalars.count > Self.longest
        let text = isLong ? message.text.cut(to: Self.longest) + " …" : message.text
        return "\(whose), \(reader.clock.worded(message.time)):\n\(text)"
    }
}

extension String {
    /// The text without characters that nobody can see; line ends and tabs stay.
    fileprivate var withoutTricks: String {
        let seen = replacing("\r\n", with: "\n").unicodeScalars.filter { scalar in
            if scalar == "\n" || scalar == "\t" { return true }
            return switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isVariationSelector
            }
        }
        let text = String(UnicodeScalarView(seen))
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
