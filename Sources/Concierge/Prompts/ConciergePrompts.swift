import Tools

/// What Claude is told, as `concierge.md` has it.
public struct ConciergePrompts: Sendable {
    /// A part that stands before every conversation, in the order in which they are sent.
    enum Part: String, CaseIterable {
        case who, abilities, records, honesty, people, data, style

        var slots: Set<String> { self == .abilities ? ["tools"] : [] }
    }

    private let parts: [PromptText]
    private let setting: PromptText
    private let result: PromptText
    /// What is said to try a key out.
    let trial: String

    /// Takes the words from a file; throws what the file lacks or misspells.
    init(_ file: PromptFile) throws(PromptFault) {
        var wanted: [String: Set<String>] = ["setting": ["setting"], "tool-result": ["result"], "trial": []]
        for part in Part.allCases { wanted[part.rawValue] = part.slots }
        try file.check(wanted)
        var parts: [PromptText] = []
        for part in Part.allCases { parts.append(try file[part.rawValue]) }
        self.parts = parts
        setting = try file["setting"]
        result = try file["tool-result"]
        trial = try file["trial"].source
        var unfilled: [String] = []
        for (key, slots) in wanted.sorted(by: { $0.key < $1.key }) {
            unfilled += slots.subtracting(try file[key].slots).map { "\(key) lacks the slot {\($0)}." }
        }
        guard unfilled.isEmpty else { throw PromptFault(file: file.name, unfilled) }
    }

    /// The parts before every conversation, for somebody with these tools.
    func system(_ tools: [Declaration]) -> [String] {
        let lines = tools.map { "- `\($0.name)`: \($0.offer.isEmpty ? $0.about : $0.offer)" }
        return parts.map { $0.filled(["tools": lines.joined(separator: "\n")]) }
    }

    /// Whom the model speaks with, where and when: as JSON, so that no name can end the quotation.
    func worded(_ setting: ModelSetting) -> String {
        var object: JSONObject = [
            "person": .string(setting.name), "company": .string(setting.company),
            "provider": .string(setting.provider),
        ]
        let more = [
            ("provider_phone", setting.supportPhone), ("provider_email", setting.supportEmail),
            ("today", setting.today), ("time_zone", setting.timeZone), ("page", setting.page?.path ?? ""),
        ]
        for (name, value) in more where !value.isEmpty { object.set(name, .string(value)) }
        return self.setting.filled(["setting": JSONValue.object(object).text])
    }

    /// What came of a tool, marked as data.
    func worded(_ result: ToolResult) -> String {
        self.result.filled(["result": String(decoding: result.json, as: UTF8.self)])
    }
}
