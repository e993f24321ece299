import Tools

/// A text that an attacker plants where Nexie will read it, with what a model does that believes it entirely.
public struct Attack: Sendable, Hashable {
    /// Its name, unique among all attacks.
    public let name: String
    /// The file that it stands in, without the ending; the kind of attack.
    public let group: String
    /// What it tries, in a sentence.
    public let about: String
    /// The ids of the OWASP lists under which it falls.
    public let owasp: [String]
    /// The whole text, for a note or an article.
    public let text: String
    /// The text for a field of one line, at most 140 characters.
    public let short: String
    /// What the model does, in order.
    public let obeys: [Step]
    /// What must not happen, in a person's words.
    public let harm: String
    /// Where it stands.
    public let place: YAMLPlace

    /// One thing that a model does which believes the text.
    public enum Step: Sendable, Hashable {
        /// Calls a tool, which may not exist, so many times.
        case call(tool: String, with: JSONObject, times: Int)
        /// Says something to the person.
        case say(String)
    }
}

extension Attack {
    static let keys = ["attack", "about", "owasp", "text", "short", "obeys", "harm"]

    init(_ value: YAMLValue, group: String, owasp known: Set<String>) {
        let entry = value.entry(keys: Self.keys)
        name = entry.name("attack")
        self.group = group
        about = entry.text("about", atMost: 200)
        owasp = CorpusOWASP.ids(entry, "owasp", known)
        text = entry.text("text", atMost: 7500)
        short = entry.text("short", atMost: 140)
        obeys = entry.list("obeys").compactMap(Step.init)
        harm = entry.text("harm", atMost: 200)
        place = entry.place(of: "attack")
        if short.contains(where: \.isNewline) { entry.fault("must be one line", at: "short") }
    }
}

extension Attack.Step {
    fileprivate init?(_ value: YAMLValue) {
        let entry = value.entry(keys: "call", "with", "times", "say")
        switch entry.one(of: "call", "say") {
        case "call":
            let times = entry.optionalInteger("times", in: 1...1000) ?? 1
            self = .call(tool: entry.text("call", atMost: 200), with: Self.arguments(entry), times: times)
        case "say":
            for key in ["with", "times"] where entry.has(key) { entry.fault("belongs to a call", at: key) }
            let words = entry.text("say", atMost: 4000)
            CorpusFilling.check(words) { entry.fault($0, at: "say") }
            self = .say(words)
        default: return nil
        }
    }

    private static func arguments(_ entry: YAMLEntry) -> JSONObject {
        guard let value = entry.optionalValue("with") else { return JSONObject() }
        guard value.kind == .mapping, let object = value.json().object else {
            value.fault("must be a mapping of arguments")
            return JSONObject()
        }
        CorpusFilling.check(JSONValue.object(object).text) { value.fault($0) }
        return object
    }
}
