import Access
import Tools

/// A message in the form in which a conversation keeps it.
public enum KeptMessage: Sendable, Hashable {
    /// What a person wrote, and the page it was written on.
    case person(text: String, page: String)
    /// What Nexie said and did, and the records that it rests on.
    case nexie(rounds: [Round], cards: [RecordCard])

    /// One response of the model and what came of the tools in it.
    public struct Round: Sendable, Hashable {
        /// What it said and asked for.
        public var blocks: [ModelBlock] = []
        /// What came of it.
        public var results: [ToolResult] = []
        /// Why it is over, when that is not the usual end: it was cut, or refused.
        public var stop: ModelStop?
        /// The same as the model must be shown it again in this turn, where that is more; never kept.
        var exact: [ModelBlock] = []
    }

    /// Arguments and results larger than this are not kept.
    private static let largestResult = 8 * 1024

    /// Everything that was said in it.
    public var text: String {
        switch self {
        case .person(let text, _): text
        case .nexie(let rounds, _):
            rounds.map { round in
                round.blocks.compactMap { block in
                    if case .text(let text) = block { text } else { nil }
                }.joined()
            }.filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    /// The words alone, without what nobody can see, as the person may look for them later.
    var said: String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isUnseen($0) ? " " : $0 }))
    }

    /// Whether the model would not answer; what it had said by then is not shown to a model again.
    public var isRefused: Bool { ended(by: .refusal) }

    /// Whether the answer reached its length and is cut.
    public var isCut: Bool { ended(by: .length) }

    /// Whether the answer ended for a reason that nobody here knows, so that it may not be whole.
    public var isUnfinished: Bool { ended(by: .other) }

    private func ended(by stop: ModelStop) -> Bool {
        if case .nexie(let rounds, _) = self { rounds.last?.stop == stop } else { false }
    }

    /// The turns that a model is shown for it.
    var turns: [ModelTurn] {
        switch self {
        case .person(let text, _): [.person(text)]
        case .nexie where isRefused: []
        case .nexie(let rounds, _):
            rounds.flatMap { round -> [ModelTurn] in
                let blocks = round.exact.isEmpty ? round.blocks : round.exact
                let said: [ModelTurn] = blocks.isEmpty ? [] : [.model(blocks)]
                return said + (round.results.isEmpty ? [] : [.results(round.results)])
            }
        }
    }

    /// The message as the store keeps it; characters that nobody can see stand in it as escapes.
    ///
    /// When it would be too long, the larger arguments and results are left out, and then all of them.
    var json: String { json(using: nil) }

    /// The same with what the answer used, for the provider's staff.
    func json(using use: TurnUse?) -> String {
        let sizes = [Self.largestResult, Self.largestResult / 8]
        let fitting = sizes.lazy.map { Self.escaped(members(keeping: $0, use)) }.first { text in
            text.unicodeScalars.count <= KeepMessage.longest
        }
        return fitting ?? Self.escaped(members(keeping: 0, use))
    }

    private static func escaped(_ members: JSONObject) -> String {
        let text = JSONValue.object(members).text
        guard text.unicodeScalars.contains(where: isUnseen) else { return text }
        return text.unicodeScalars.map { scalar in
            isUnseen(scalar) ? scalar.utf16.map { "\\u" + digits(of: $0) }.joined() : String(scalar)
        }.joined()
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value < 0x20 }
        return switch scalar.properties.generalCategory {
        case .format, .control, .unassigned: true
        default: (0xE0100...0xE01EF).contains(scalar.value)
        }
    }

    private static func digits(of unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    private func members(keeping size: Int, _ use: TurnUse?) -> JSONObject {
        switch self {
        case .person(let text, let page):
            return ["text": .string(text), "page": .string(page)]
        case .nexie(let rounds, let cards):
            var members: JSONObject = [
                "rounds": .array(rounds.map { $0.json(keeping: size) }),
                "references": .array(cards.map(\.json)),
            ]
            if let lack = Self.lack(in: rounds, cards) { members.set("lack", .string(lack.rawValue)) }
            if let use { members.set("used", use.json) }
            return members
        }
    }

    /// Why these rounds answer nothing, as far as it can be known for certain.
    private static func lack(in rounds: [Round], _ cards: [RecordCard]) -> Lack? {
        if rounds.last?.stop == .notUnderstood { return .notUnderstood }
        let results = rounds.flatMap(\.results)
        guard !results.isEmpty else { return nil }
        if results.allSatisfy(\.isError) { return .tools }
        let hasSearchedInVain = results.contains(where: \.hasFoundNoArticle)
        return hasSearchedInVain && cards.isEmpty ? .nothingFound : nil
    }

    /// Reads a message as the store keeps it; nil when it is not one.
    public init?(json text: String) {
        guard let json = try? StrictJSON.parse(text, limits: Self.limits) else { return nil }
        if let text = json["text"]?.string {
            if Faults.has(.forgedHistory), let forged = KeptMessage(json: text) {
                self = forged
                return
            }
            self = .person(text: text, page: json["page"]?.string ?? "")
        } else if let rounds = json["rounds"]?.array {
            self = .nexie(
                rounds: rounds.map(Round.init(json:)),
                cards: (json["references"]?.array ?? []).compactMap(RecordCard.init(json:)))
        } else {
            return nil
        }
    }

    static let limits = StrictJSON.Limits(bytes: 2_000_000, depth: 12, text: 1_000_000, members: 10_000)

    /// JSON of a tool as it is kept: whole, or instead of it what stands for something too large.
    fileprivate static func kept(_ json: [UInt8], upTo size: Int, else note: String) -> JSONValue {
        json.count <= size ? kept(String(decoding: json, as: UTF8.self)) : .string(note)
    }

    /// A name that a model gave, short enough to keep.
    fileprivate static func kept(name: String) -> JSONValue {
        kept(String(String.UnicodeScalarView(name.unicodeScalars.prefix(100))))
    }

    /// Text as it is kept: without NUL, which the strict reading refuses.
    fileprivate static func kept(_ text: String) -> JSONValue {
        guard text.utf8.contains(0) else { return .string(text) }
        return .string(String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })))
    }
}

extension KeptMessage.Round {
    /// The reasons for an end that a message is marked with.
    private static let marks: [ModelStop] = [.length, .refusal, .other, .notUnderstood]

    fileprivate func json(keeping size: Int) -> JSONValue {
        var object: JSONObject = [
            "blocks": .array(
                blocks.flatMap { block -> [JSONValue] in
                    switch block {
                    case .text(let text): [["text": KeptMessage.kept(text)]]
                    case .use(let use):
                        [
                            [
                                "id": KeptMessage.kept(name: use.id), "name": KeptMessage.kept(name: use.name),
                                "input": KeptMessage.kept(use.input, upTo: size, else: "{}"),
                            ]
                        ]
                    case .verbatim: []
                    }
                }),
            "results": .array(
                results.map { result in
                    [
                        "id": KeptMessage.kept(name: result.id), "name": KeptMessage.kept(name: result.name),
                        "json": KeptMessage.kept(result.json, upTo: size, else: #"{"note":"not kept"}"#),
                        "error": .bool(result.isError),
                    ]
                }),
        ]
        if let stop, Self.marks.contains(stop) { object.set("stop", .string(stop.rawValue)) }
        return .object(object)
    }

    fileprivate init(json: JSONValue) {
        blocks = (json["blocks"]?.array ?? []).map { block in
            if let text = block["text"]?.string { return .text(text) }
            return .use(
                ToolUse(
                    id: block["id"]?.string ?? "", name: block["name"]?.string ?? "",
                    input: Array((block["input"]?.string ?? "").utf8)))
        }
        results = (json["results"]?.array ?? []).map { result in
            ToolResult(
                id: result["id"]?.string ?? "", name: result["name"]?.string ?? "",
                json: Array((result["json"]?.string ?? "{}").utf8), isError: result["error"]?.bool ?? true)
        }
        stop = json["stop"]?.string.flatMap(ModelStop.init(rawValue:))
    }
}

extension Sequence where Element == KeptMessage {
    /// The turns that a model is shown for these messages; a question whose answer was refused is left out with it,
    /// because a model that sees it again refuses again.
    var turns: [ModelTurn] {
        var turns: [ModelTurn] = []
        for message in self {
            if message.isRefused, case .person = turns.last { turns.removeLast() }
            turns += message.turns
        }
        return turns
    }
}
