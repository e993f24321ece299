/// The lists of risks by which cases are named: OWASP's for language models and for agents.
public struct CorpusOWASP: Sendable, Hashable {
    /// One list.
    public struct List: Sendable, Hashable {
        /// What the list is called.
        public let title: String
        /// Its edition.
        public let edition: String
        /// Its risks, in order.
        public let risks: [Risk]
    }

    /// One risk of a list.
    public struct Risk: Sendable, Hashable {
        /// Its id, such as `LLM01`.
        public let id: String
        /// Its title as published.
        public let title: String
        /// What an offline evaluation of a tool runtime can't say about it; nil when there is nothing to add.
        public let note: String?
        /// The most that a run may claim for it.
        public let most: Reach
    }

    /// How far an evaluation reaches.
    public enum Reach: String, Sendable, Hashable, CaseIterable {
        /// Wholly.
        case yes = "wholly"
        /// In part, as the note says.
        case partly
        /// Not at all, as the note says.
        case no = "not"
    }

    /// The lists, in the order of the file.
    public let lists: [List]

    /// Every id of every list.
    public var ids: Set<String> { Set(lists.flatMap(\.risks).map(\.id)) }

    init(_ root: YAMLValue) {
        var seen: Set<String> = []
        lists = root.entry(keys: "lists").list("lists").map { value in
            let entry = value.entry(keys: "list", "edition", "risks")
            return List(
                title: entry.text("list", atMost: 120), edition: entry.text("edition", atMost: 20),
                risks: entry.list("risks").map { Risk($0, &seen) })
        }
    }

    /// The ids of a list of ids; notes those that are on no list.
    static func ids(_ entry: YAMLEntry, _ key: String, _ known: Set<String>) -> [String] {
        let ids = entry.texts(key, atMost: 10)
        for id in ids where !known.contains(id) { entry.fault(YAMLWords.unknown(id, among: known.sorted()), at: key) }
        return ids
    }
}

extension CorpusOWASP.Risk {
    fileprivate init(_ value: YAMLValue, _ seen: inout Set<String>) {
        let entry = value.entry(keys: "id", "title", "most", "note")
        id = entry.text("id", atMost: 10)
        title = entry.text("title", atMost: 80)
        most = entry.choice("most", in: CorpusOWASP.Reach.self) ?? .no
        note = entry.optionalText("note", atMost: 400)
        if id.wholeMatch(of: #/(LLM|ASI)(0[1-9]|10)/#) == nil {
            entry.fault("must be LLM01 to LLM10 or ASI01 to ASI10", at: "id")
        }
        if !seen.insert(id).inserted { entry.fault("\(YAMLWords.quoted(id)) stands twice", at: "id") }
        if most != .yes, note == nil { entry.fault("what is not wholly covered needs a note", at: "most") }
    }
}
