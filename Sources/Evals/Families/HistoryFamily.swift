import Concierge
import Tools

extension Family {
    static let history = Family(
        name: "history",
        about: "What a model is told was said by whom: nobody forges it, and nobody reads anybody else's.",
        probes: [
            "conversations": .othersConversations, "form-fields": .historyFormFields, "forged-texts": .forgedTexts,
            "forged-results": .forgedResults, "confirmed": .claimedConfirmation,
        ])
}

extension ModelTurn {
    /// Everything in a turn as one text, whoever said it.
    var words: String {
        switch self {
        case .person(let text): text
        case .model(let blocks):
            blocks.map { block in
                switch block {
                case .text(let text): text
                case .use(let use): use.name + String(decoding: use.input, as: UTF8.self)
                case .verbatim(let json): json.text
                }
            }.joined(separator: " ")
        case .results(let results): results.map { String(decoding: $0.json, as: UTF8.self) }.joined(separator: " ")
        }
    }

    /// Who speaks in a turn.
    var speaker: String {
        switch self {
        case .person: "person"
        case .model: "model"
        case .results: "results"
        }
    }
}
