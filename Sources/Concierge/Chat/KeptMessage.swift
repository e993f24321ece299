import Tools

/// A message in the form in which a conversation keeps it.
public enum KeptMessage: Sendable, Hashable {
    /// What a person wrote, and the page it was written on.
    case person(text: String, page: String)
    /// What Nexie said and did, and the records that it rests on.
    case nexie(rounds: [Round], references: [Reference])

    /// One response of the model and what came of the tools in it.
    public struct Round: Sendable, Hashable {
        /// What it said and asked for.
        public var blocks: [ModelBlock] = []
        /// What came of it.
        public var results: [ToolResult] = []
    }

    /// Results larger than this are kept as a note only.
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

    /// The turns that a model is shown for it.
    var turns: [ModelTurn] {
        switch self {
        case .person(let text, _): [.person(text)]
        case .nexie(let rounds, _):
            rounds.flatMap { round -> [ModelTurn] in
                let said: [ModelTurn] = round.blocks.isEmpty ? [] : [.model(round.blocks)]
                return said + (round.results.isEmpty ? [] : [.results(round.results)])
            }
        }
    }

    /// The message as the store keeps it; invisible characters that people do send stand in it as escapes.
    var json: String {
        let text = JSONValue.object(members).text
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .format }) else { return text }
        return text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .format ? scalar.utf16.map(Self.escape).joined() : String(scalar)
        }.joined()
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private var members: JSONObject {
        switch self {
        case .person(let text, let page):
            ["text": .string(text), "page": .string(page)]
        case .nexie(let rounds, let references):
            [
                "rounds": .array(rounds.map(\.json)),
                "references": .array(references.map(\.json)),
            ]
        }
    }

    /// Reads a message as the store keeps it; nil when it is not one.
    public init?(json text: String) {
        guard let json = try? StrictJSON.parse(text, limits: Self.limits) else { return nil }
        if let text = json["text"]?.string {
            self = .person(text: text, page: json["page"]?.string ?? "")
        } else if let rounds = json["rounds"]?.array {
            self = .nexie(
                rounds: rounds.map(Round.init(json:)),
                references: (json["references"]?.array ?? []).compactMap(Reference.init(json:)))
        } else {
            return nil
        }
    }

    private static let limits = StrictJSON.Limits(bytes: 2_000_000, depth: 12, text: 1_000_000, members: 10_000)

    /// A result as it is kept: whole, or a note that it was too large.
    fileprivate static func kept(_ result: ToolResult) -> String {
        result.json.count <= largestResult ? String(decoding: result.json, as: UTF8.self) : "{\"note\":\"not kept\"}"
    }
}

extension KeptMessage.Round {
    fileprivate var json: JSONValue {
        .object([
            "blocks": .array(
                blocks.map { block in
                    switch block {
                    case .text(let text): ["text": .string(text)]
                    case .use(let use):
                        [
                            "id": .string(use.id), "name": .string(use.name),
                            "input": .string(String(decoding: use.input, as: UTF8.self)),
                        ]
                    }
                }),
            "results": .array(
                results.map { result in
                    [
                        "id": .string(result.id), "name": .string(result.name),
                        "json": .string(KeptMessage.kept(result)), "error": .bool(result.isError),
                    ]
                }),
        ])
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
    }
}

extension Reference {
    fileprivate var json: JSONValue {
        switch self {
        case .ticket(let number, let subject): ["ticket": .integer(number), "subject": .string(subject)]
        case .invoice(let number): ["invoice": .string(number)]
        case .article(let slug, let title): ["article": .string(slug), "title": .string(title)]
        }
    }

    fileprivate init?(json: JSONValue) {
        if let number = json["ticket"]?.integer {
            self = .ticket(number: number, subject: json["subject"]?.string ?? "")
        } else if let number = json["invoice"]?.string {
            self = .invoice(number: number)
        } else if let slug = json["article"]?.string {
            self = .article(slug: slug, title: json["title"]?.string ?? "")
        } else {
            return nil
        }
    }
}
