import Tools

/// Which of the earlier conversations an address asks for, as far as it can be understood.
struct ConversationSearch: ListQuery, Sendable {
    /// Words in the title or in what was said.
    private(set) var words = ""
    private(set) var cursor = ""
    /// What of the address could not be used.
    private(set) var notice: Notice?

    /// Conversations of one page at most: it also carries the talk itself.
    private static let most: Int64 = 10
    /// Characters of a search at most.
    private static let longest = 100

    /// The latest conversations.
    init() {}

    /// Reads an address.
    init(_ query: FormValues) {
        words = query["q"].plainLine.cut(to: Self.longest)
        cursor = query["cursor"]
    }

    /// Whether the person looks for something, rather than wants to talk.
    var isSearching: Bool { !words.isEmpty || !cursor.isEmpty }

    /// The same as the tool takes it.
    var input: ListConversations.Input {
        var input = ListConversations.Input()
        input.search = words
        input.cursor = cursor
        input.limit = Self.most
        return input
    }

    /// Goes back to the start, because the place in the list was refused.
    mutating func startOver() {
        cursor = ""
        notice = .unknownPlace
    }

    /// The address of the same search at a place in it.
    func link(cursor: String? = nil) -> Link {
        .page("/portal/nexie", query: ["q": words.isEmpty ? nil : words, "cursor": cursor])
    }
}
