import Tools

extension Errand {
    /// The person's requests for another name or address in an answer of a tool, each on its line; nothing where none is.
    func requests(_ outcome: Outcome, _ member: String) -> Prose? {
        let found = (outcome.json?[member]?.array ?? []).compactMap(RequestFacts.init)
        guard !found.isEmpty else { return nil }
        return Prose.lines(found.map(line))
    }

    private func line(_ request: RequestFacts) -> Prose {
        let wanted = Prose(quoting: request.wanted, most: 160)
        let reason = Prose(quoting: request.reason, most: 200)
        let phrase: Phrase? =
            switch request.state {
            case .requested: .requestWaits
            case .approved: .requestApproved
            case .declined: reason.isEmpty ? .requestDeclined : .requestDeclinedWhy
            case .withdrawn: nil
            }
        guard let phrase else { return .nothing }
        return voice.say(phrase, [.value: wanted, .text: reason, .provider: telling.provider])
    }
}

/// What a tool said of a request for another name or address, read strictly.
private struct RequestFacts {
    let wanted: String
    let state: RequestState
    let reason: String

    init?(_ json: JSONValue) {
        guard let wanted = json["wanted"]?.string,
            let state = json["state"]?.string.flatMap(RequestState.init(rawValue:)), state != .withdrawn
        else { return nil }
        self.wanted = wanted
        self.state = state
        reason = json["reason"]?.string ?? ""
    }
}
