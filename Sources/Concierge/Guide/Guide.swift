import Access
import Tools

/// The language model that needs no network: it recognises plain questions, asks the same tools as the pages, and
/// answers with the texts of `prompts/guide.md` and quotations of what the tools found.
///
/// The same request always gives the same response.
public struct Guide: LanguageModel {
    /// The name that people see.
    public let name = "guide"
    let prompts: Prompts

    /// A guide that says and understands what the prompts hold.
    public init(prompts: Prompts) {
        self.prompts = prompts
    }

    /// One tool that is needed next, or the answer in groups of words.
    public func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let events = events(for: request)
        return AsyncThrowingStream { continuation in
            for event in events { continuation.yield(event) }
            continuation.finish()
        }
    }

    /// Everything that the response consists of.
    func events(for request: ModelRequest) -> [ModelEvent] {
        let (step, isLost) = step(for: request)
        switch step {
        case .use(let tool, let input):
            let use = ToolUse(id: Self.freeID(in: request.turns), name: tool, input: JSONValue.object(input).bytes)
            return [.use(use), .end(.tools, ModelUsage())]
        case .say(let prose):
            return Self.wordGroups(prose.markdown).map { .text($0) } + [
                .end(isLost ? .notUnderstood : .end, ModelUsage())
            ]
        }
    }

    /// What to do next, and whether it is to say that nothing was understood.
    private func step(for request: ModelRequest) -> (step: Step, isLost: Bool) {
        let asked = request.turns.lastIndex { if case .person = $0 { true } else { false } }
        guard let asked, case .person(let text) = request.turns[asked] else {
            return judged(errand(.unclear, request))
        }
        let reader = Reader(
            wordings: prompts.wordings, today: CalendarDate(request.setting.today),
            page: request.setting.page?.target)
        let memory = Memory(of: request.turns[..<asked], reader: reader)
        let outcomes = request.turns[asked...].flatMap { turn -> [Outcome] in
            if case .results(let results) = turn { results.map(Outcome.init) } else { [] }
        }
        return judged(errand(reader.intent(of: text, after: memory), request, memory, outcomes))
    }

    private func judged(_ errand: Errand) -> (step: Step, isLost: Bool) {
        let step = errand.step()
        guard case .say(let prose) = step else { return (step, false) }
        return (step, prose == errand.notUnderstood)
    }

    private func errand(
        _ intent: Intent, _ request: ModelRequest, _ memory: Memory = Memory(), _ outcomes: [Outcome] = []
    ) -> Errand {
        let telling = Telling(
            voice: prompts.voice, setting: request.setting, offered: Set(request.tools.map(\.declaration.name)))
        return Errand(intent: intent, memory: memory, outcomes: outcomes, telling: telling)
    }

    /// An identifier that no use of the conversation has.
    private static func freeID(in turns: [ModelTurn]) -> String {
        let taken = turns.reduce(into: Set<String>()) { taken, turn in
            guard case .model(let blocks) = turn else { return }
            for case .use(let use) in blocks { taken.insert(use.id) }
        }
        let free = (taken.count + 1...taken.count * 2 + 1).first { !taken.contains("guide-\($0)") }
        return "guide-\(free ?? 0)"
    }

    /// The text in groups of four words, which together are the text.
    private static func wordGroups(_ text: String) -> [String] {
        var groups: [String] = []
        var group = ""
        var words = 0
        for character in text {
            group.append(character)
            if character == " " || character == "\n" { words += 1 }
            if words == 4 {
                groups.append(group)
                (group, words) = ("", 0)
            }
        }
        return group.isEmpty ? groups : groups + [group]
    }
}

/// What the guide does next.
enum Step: Sendable {
    /// It asks for a tool.
    case use(String, JSONObject)
    /// It says its answer.
    case say(Prose)
}
