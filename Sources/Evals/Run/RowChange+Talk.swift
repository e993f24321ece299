import Store

extension RowChange {
    /// Whether it is of the talk itself: a conversation, a message of it, or a card that waits.
    var isOfTalk: Bool { ["conversation", "message", "answer_rating", "proposal"].contains(table) }
}
