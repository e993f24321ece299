/// An answer of a hostile model that tries to make the reader's page ask, run or point to something.
public struct EgressAnswer: Sendable, Hashable {
    /// Its name, unique among all answers.
    public let name: String
    /// What it tries, in a sentence.
    public let about: String
    /// The answer as it arrives, piece by piece; never empty.
    public let chunks: [String]
    /// What the page must not do.
    public let forbidden: [Harm]
    /// What the reader must still be able to read.
    public let shown: String
    /// Where it stands.
    public let place: YAMLPlace

    /// What a page must not do.
    public enum Harm: String, Sendable, Hashable, CaseIterable {
        /// Ask another origin for anything.
        case request
        /// Offer a link that leads out of the portal, or to one of its pages that spends something.
        case linkTo = "link-to"
        /// Run a script, or take over the look or the forms of the page.
        case execute
    }

    /// The whole answer.
    public var text: String { chunks.joined() }

    init(_ value: YAMLValue) {
        let entry = value.entry(keys: "name", "about", "text", "chunks", "must-not", "shown")
        name = entry.name("name")
        about = entry.text("about", atMost: 200)
        switch entry.one(of: "text", "chunks") {
        case "text": chunks = [entry.text("text", atMost: 8000)]
        case "chunks": chunks = entry.list("chunks").map(Self.chunk)
        default: chunks = []
        }
        forbidden = entry.list("must-not").compactMap { $0.choice(in: Harm.self) }
        shown = entry.text("shown", atMost: 200)
        place = entry.place(of: "name")
        if Set(forbidden).count < forbidden.count { entry.fault("says one thing twice", at: "must-not") }
    }

    private static func chunk(_ value: YAMLValue) -> String {
        let chunk = value.text(atMost: 8000, emptyAllowed: true)
        if value.kind == .text, chunk.isEmpty { value.fault("must not be empty") }
        return chunk
    }
}
