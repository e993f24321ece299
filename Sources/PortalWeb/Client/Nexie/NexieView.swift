import Access
import Tools

/// The talk with Nexie, or the start of one.
struct NexieView: View {
    let model: NexieModel

    func write(to html: inout HTML) {
        writeHead(to: &html)
        html.add(TranscriptView(entries: model.entries, csrf: model.csrf, reader: model.reader))
        if model.conversation == nil { writeStart(to: &html) }
        html.tag("div", .id("latest")) { _ in }
        if model.answering == .nobody { writeNobody(to: &html) } else { writeComposer(to: &html) }
    }

    private func writeHead(to html: inout HTML) {
        guard model.conversation != nil else {
            let lead = "Ask in plain words. Nexie looks it up in what your own login may see. "
            return html.add(PageHead("Nexie", lead: model.answering == .nobody ? nil : lead + model.reach))
        }
        html.add(PageHead(model.title, up: (text: "New and earlier conversations", link: .page("/portal/nexie"))))
    }

    private func writeStart(to html: inout HTML) {
        html.tag("div", .id("talk-start"), .class("stack")) { html in
            if model.answering != .nobody, !model.openers.isEmpty {
                html.add(
                    Openers(questions: model.openers, action: .page("/portal/nexie/messages"), csrf: model.csrf))
            }
            if !model.earlier.isEmpty { writeEarlier(to: &html) }
        }
    }

    private func writeEarlier(to html: inout HTML) {
        html.card("Earlier conversations") { html in
            for talk in model.earlier {
                html.add(
                    LinkRow(
                        .chat, title: talk.title.isEmpty ? "A conversation" : talk.title,
                        detail: model.reader.clock.worded(talk.updatedAt, now: model.reader.now),
                        link: NexiePages.link(talk.id.text)))
            }
        }
    }

    private func writeComposer(to html: inout HTML) {
        html.add(TalkParts())
        html.add(
            Composer(
                csrf: model.csrf, conversation: model.conversation?.id.text ?? "", page: model.visit.page,
                text: model.visit.text, note: model.note))
    }

    private func writeNobody(to html: inout HTML) {
        let ticket = ButtonLink("Open a ticket", .page("/portal/tickets/new"), .primary, icon: .plus)
        html.add(
            Notice(
                .info, "Nexie is not set up here yet", text: model.reach, action: model.canOpenTickets ? ticket : nil))
    }
}

/// What the script makes the messages of a running answer from, so that they look like those of the server.
struct TalkParts: View {
    func write(to html: inout HTML) {
        html.tag("template", .id("talk-parts")) { html in
            let lines = [ToolLine.State.started, .done, .refused, .failed].map { ToolLine(state: $0, text: "") }
            html.add(ChatBubble(.person, name: "You") { _ in })
            html.add(ChatBubble(.nexie, name: "Nexie", lines: lines) { _ in })
        }
    }
}
