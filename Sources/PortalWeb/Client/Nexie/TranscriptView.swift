import Access
import Concierge
import Tools

/// What was said, suggested and decided in one conversation, or in a part of it.
struct TranscriptView: View {
    let part: TranscriptPart
    /// Where the messages before these are; nil when there are none.
    let earlier: Link?

    func write(to html: inout HTML) {
        if let earlier {
            html.tag("p", .class("transcript-earlier")) { html in
                html.add(ButtonLink("Earlier messages", earlier, .quiet))
            }
        }
        html.add(Transcript(bubbles: part.bubbles))
    }
}

/// One message of the conversation, with everything that belongs to it.
struct EntryView: View {
    let entry: TranscriptEntry
    let csrf: String
    let reader: PageReader
    /// Where one talks to a person about this; nil where people answer already.
    let person: Link?

    func write(to html: inout HTML) {
        html.add(bubble)
    }

    private var bubble: ChatBubble {
        ChatBubble(
            entry.isFromPerson ? .person : .nexie, name: entry.isFromPerson ? "You" : "Nexie",
            id: entry.id.map { "message-" + $0.text }, time: entry.time.map(reader.moment),
            lines: entry.steps.map { ToolLine(state: $0.state, text: $0.words) },
            after: entry.isFromPerson ? nil : { writeRest(to: &$0) }
        ) { html in
            writeBody(to: &html)
        }
    }

    private func writeBody(to html: inout HTML) {
        if entry.isFromPerson {
            html.add(Markdown.plain(entry.text))
        } else {
            html.add(Markdown(entry.text, hosts: AllowedHosts(), headings: 3, breaks: true))
        }
    }

    /// Everything below the words of an answer: how it ended, its records, its suggestions, and what one can do with it.
    private func writeRest(to html: inout HTML) {
        if let mark = entry.mark { write(mark, to: &html) }
        writeCards(AnswerCards(entry.cards), to: &html)
        for proposal in entry.proposals { html.add(ProposalView(proposal: proposal, csrf: csrf)) }
        guard entry.rated != nil || entry.again != nil else { return }
        html.add(
            AnswerActions(
                isGood: entry.rated?.rating?.isGood, rating: entry.rated.map { NexiePages.rating(of: $0.message) },
                again: entry.again, csrf: csrf))
        if let rated = entry.rated { html.add(RatingView(rated: rated, csrf: csrf)) }
    }

    private func write(_ mark: TranscriptEntry.Mark, to html: inout HTML) {
        html.tag("p", .class("proposal-note")) { html in
            html.text(mark.worded)
            guard let person, [.failed, .unanswered, .cut, .refused].contains(mark) else { return }
            html.text(" ")
            html.tag("a", .href(person), text: "Talk to a person")
        }
    }

    private func writeCards(_ cards: AnswerCards, to html: inout HTML) {
        let tiles = cards.shown.compactMap { $0.tile(reader) }
        guard !tiles.isEmpty else { return }
        html.tag("ul", .class("records"), .aria("label", "Records that this answer rests on")) { html in
            for tile in tiles { html.tag("li") { $0.add(tile) } }
            if let list = cards.list.flatMap({ Link(portalPath: $0) }) {
                html.tag("li", .class("records-more")) { $0.tag("a", .href(list), text: "and \(cards.more) more") }
            }
        }
    }
}

extension TranscriptEntry.Mark {
    fileprivate var worded: String {
        switch self {
        case .stopped: "This answer was stopped before its end."
        case .failed: "This answer broke off. Ask again to have a whole one."
        case .cut: "This answer reached the greatest length and is cut here. Ask for the rest, or for less."
        case .refused: "Nexie did not want to answer this. Ask something else."
        case .awaited: "Nexie may still be answering. Reload the page to see the answer."
        case .unanswered: "There is no answer to this message: something interrupted it. Ask again."
        case .withheld: "This answer spoke of records that your role no longer lets you read, so it is not shown."
        }
    }
}
