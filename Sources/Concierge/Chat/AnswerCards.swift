import Tools

/// The records beside an answer: the first few as cards, and how many more there are.
public struct AnswerCards: Sendable, Hashable {
    /// The cards to show.
    public let shown: [RecordCard]
    /// How many records have no card.
    public let more: Int
    /// The page that lists the first of those; nil when every record has its card.
    public let list: String?

    /// How many cards an answer has at most.
    public static let most = 4

    /// The cards of an answer's records, in the order in which they were found.
    public init(_ cards: [RecordCard]) {
        shown = Array(cards.prefix(Self.most))
        more = cards.count - shown.count
        list = cards.dropFirst(Self.most).first?.reference.kind.list
    }
}
