import Access
import Concierge
import Tools

/// One message of the transcript, with the suggestions that were made in it.
struct TranscriptEntry: Hashable {
    /// What Nexie did, and how it went.
    struct Step: Hashable {
        let state: ToolLine.State
        let words: String
    }

    /// How a message that has no usual end is marked.
    enum Mark: Hashable {
        case stopped, failed, cut, refused, awaited, unanswered, withheld
    }

    /// An answer that the person can say something about, and what they have said.
    struct Rated: Hashable {
        let message: MessageID
        let conversation: ConversationID
        var rating: AnswerRating?
        /// What was sent and not taken.
        var draft: RatingDraft?
    }

    let isFromPerson: Bool
    var text = ""
    var time: Instant?
    var steps: [Step] = []
    var cards: [RecordCard] = []
    var id: MessageID?
    var rated: Rated?
    var again: AnswerActions.Again?
    var mark: Mark?
    var proposals: [Proposal] = []

    /// For so long an answer may still be on its way: a turn's own time and a little more.
    private static let patience: Int64 = 150_000

    /// The messages of a conversation, every suggestion in the answer in which it was made.
    static func all(
        of talk: GetConversation.Output, tools: ToolRegistry, rights: ReadingRights, missing: Permission?, now: Instant
    ) -> [TranscriptEntry] {
        var entries: [TranscriptEntry] = []
        var waiting = talk.proposals[...]
        func proposals(before isBefore: (Instant) -> Bool) -> [Proposal] {
            let found = waiting.prefix { isBefore($0.createdAt) }
            waiting = waiting.dropFirst(found.count)
            return found.map { Proposal($0, missing: missing) }
        }
        for message in talk.messages {
            if message.isFromPerson, entries.last?.isFromPerson == true {
                entries.append(.unfinished(.unanswered, proposals { $0 < message.createdAt }))
            }
            entries.append(TranscriptEntry(message, of: talk.conversation.id, tools, rights))
            guard !message.isFromPerson, let last = entries.indices.last else { continue }
            let made = proposals { $0 <= message.createdAt }
            // What was suggested in a withheld answer may say what it said.
            entries[last].proposals = entries[last].mark == .withheld ? [] : made
        }
        if entries.last?.isFromPerson == true {
            let isYoung = talk.messages.last.map { now.milliseconds - $0.createdAt.milliseconds < patience } ?? false
            entries.append(.unfinished(isYoung ? .awaited : .unanswered, proposals { _ in true }))
        }
        return entries
    }

    private static func unfinished(_ mark: Mark, _ proposals: [Proposal]) -> TranscriptEntry {
        TranscriptEntry(isFromPerson: false, mark: mark, proposals: proposals)
    }
}

extension TranscriptEntry {
    /// A message as it was kept; one that can't be read is shown without its words.
    ///
    /// So is one that rests on what the person may no longer read.
    fileprivate init(
        _ message: GetConversation.Output.Message, of conversation: ConversationID, _ tools: ToolRegistry,
        _ rights: ReadingRights
    ) {
        let kept = KeptMessage(json: message.content)
        self.init(isFromPerson: message.isFromPerson, text: kept?.text ?? "", time: message.createdAt)
        id = message.id
        guard !message.isFromPerson else { return }
        if let kept, !rights.cover(kept) {
            (text, mark) = ("", .withheld)
            return
        }
        rated = Rated(message: message.id, conversation: conversation, rating: message.rating)
        switch message.state {
        case .complete: mark = kept.map { $0.isCut ? .cut : $0.isUnfinished ? .failed : nil } ?? .failed
        case .stopped: mark = .stopped
        case .failed: mark = kept?.isRefused == true ? .refused : .failed
        }
        if case .nexie(let rounds, let cards) = kept {
            self.cards = cards
            for step in rounds.flatMap({ Self.steps(in: $0, tools) }) where step != steps.last { steps.append(step) }
        }
    }

    private static func steps(in round: KeptMessage.Round, _ tools: ToolRegistry) -> [Step] {
        round.blocks.compactMap { block in
            guard case .use(let use) = block else { return nil }
            let result = round.results.first { $0.id == use.id }
            let state: ToolLine.State = result.map { $0.isError ? .refused : .done } ?? .failed
            return Step(state: state, words: words(for: use.name, tools))
        }
    }

    /// The tool's own words when it is one that Nexie can have, never the model's.
    private static func words(for name: String, _ tools: ToolRegistry) -> String {
        guard let tool = tools.find(name)?.declaration, tool.doors.contains(.concierge) else {
            return Faults.has(.unknownToolShown) ? name : "Tried something that is not available"
        }
        return tool.activity
    }
}
