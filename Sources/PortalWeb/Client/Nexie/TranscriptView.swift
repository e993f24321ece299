import Access
import Tools

/// What was said, suggested and decided in one conversation.
struct TranscriptView: View {
    let entries: [TranscriptEntry]
    let csrf: String
    let reader: PageReader

    func write(to html: inout HTML) {
        html.add(Transcript(bubbles: entries.map(bubble)))
    }

    private func bubble(_ entry: TranscriptEntry) -> ChatBubble {
        ChatBubble(
            entry.isFromPerson ? .person : .nexie, name: entry.isFromPerson ? "You" : "Nexie",
            time: entry.time.map(reader.moment),
            lines: entry.steps.map { ToolLine(state: $0.state, text: $0.words) },
            sources: entry.sources.compactMap(Self.source)
        ) { html in
            writeBody(of: entry, to: &html)
        }
    }

    private func writeBody(of entry: TranscriptEntry, to html: inout HTML) {
        if entry.isFromPerson {
            html.add(Markdown.plain(entry.text))
        } else {
            html.add(Markdown(entry.text, hosts: AllowedHosts(), headings: 3, breaks: true))
        }
        if let mark = entry.mark { html.tag("p", .class("proposal-note"), text: mark.worded) }
        for proposal in entry.proposals { html.add(ProposalView(proposal: proposal, csrf: csrf)) }
    }

    private static func source(_ reference: Reference) -> ChatSource? {
        Link(portalPath: reference.path).map { ChatSource(icon: reference.icon, text: reference.label, link: $0) }
    }
}

extension TranscriptEntry.Mark {
    fileprivate var worded: String {
        switch self {
        case .stopped: "This answer was stopped before its end."
        case .failed: "This answer broke off. Ask again to have a whole one."
        case .awaited: "Nexie may still be answering. Reload the page to see the answer."
        case .unanswered: "There is no answer to this message: something interrupted it. Ask again."
        }
    }
}

extension Reference {
    fileprivate var icon: Icon {
        switch self {
        case .ticket: .ticket
        case .invoice: .invoice
        case .article: .book
        }
    }
}
