/// The guide in the place of a model that can't answer: it says so first, once in a turn.
struct StandingIn: LanguageModel {
    let guide: Guide
    let words: String

    var name: String { guide.name }

    /// What the guide would say; the first response of a turn begins with the words.
    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let isFirst = if case .person = request.turns.last { true } else { false }
        let events = (isFirst ? [.text(words + "\n\n")] : []) + guide.events(for: request)
        return AsyncThrowingStream { continuation in
            for event in events { continuation.yield(event) }
            continuation.finish()
        }
    }
}

extension Guide {
    /// The guide in the place of a model that can't answer.
    var standingIn: any LanguageModel {
        StandingIn(guide: self, words: prompts.voice.say(.standingIn).markdown)
    }
}
