import Access
import Tools

/// The page of the talk with Nexie, or of the start of one.
struct NexieView: View {
    let model: NexieModel

    func write(to html: inout HTML) {
        writeHead(to: &html)
        if let conversation = model.conversation, !model.isOfPreview {
            html.add(ConversationTools(conversation: conversation, draft: model.visit.title, csrf: model.csrf))
        }
        html.add(TalkView(model: model, place: .page))
    }

    private func writeHead(to html: inout HTML) {
        guard model.conversation != nil else {
            let lead = "Ask in plain words. Nexie looks it up in what your own login may see. "
            return html.add(PageHead("Nexie", lead: model.answering == .nobody ? nil : lead + model.reach))
        }
        html.add(PageHead(model.title, up: (text: "New and earlier conversations", link: .page("/portal/nexie"))))
    }
}

/// The talk itself, the same on its page and in the panel: what was said, what one can ask, and where one writes.
struct TalkView: View {
    /// Where the talk is shown.
    enum Place: Hashable {
        case page, panel
    }

    let model: NexieModel
    let place: Place

    func write(to html: inout HTML) {
        html.sharing(Self.icons) { write(part, to: &$0) }
    }

    private func write(_ part: TranscriptPart, to html: inout HTML) {
        html.add(TranscriptView(part: part, earlier: part.earlier.map { link(to: .message($0)) }))
        if model.conversation == nil {
            if model.isPreviewing, model.mayAsk, model.answering != .nobody { writePreview(to: &html) }
            writeStart(to: &html)
        }
        html.tag("div", .id("latest")) { _ in }
        if !part.isLatest {
            html.actions { $0.add(ButtonLink("Go to the latest messages", link(), .primary, icon: .arrowRight)) }
        } else if let ticket = model.conversation?.handedTo {
            html.add(HandedOver(ticket: ticket))
        } else if !model.mayAsk {
            html.add(
                Notice(
                    .info, "In a preview nothing is added to this conversation",
                    text: "You read what this person and Nexie wrote. What you ask is kept apart from it.",
                    action: ButtonLink("Ask Nexie yourself", .page("/portal/nexie"), .plain)))
        } else if model.answering == .nobody {
            writeNobody(to: &html)
        } else {
            writeComposer(to: &html)
        }
    }

    /// The pictures that answers have in common.
    private static let icons: [Icon] = [
        .spark, .check, .lock, .alert, .copy, .thumbUp, .thumbDown, .invoice, .ticket, .book,
    ]

    private var part: TranscriptPart {
        let person = model.conversation?.handedTo == nil ? model.personLink : nil
        return TranscriptPart(of: model.entries, at: model.visit.place) { entry in
            Fragment(sharing: Self.icons) { html in
                html.add(EntryView(entry: entry, csrf: model.csrf, reader: model.reader, person: person))
            }
        }
    }

    private func link(to place: TalkPlace = .latest) -> Link {
        NexiePages.link(model.conversation?.id.text ?? "", at: place, page: model.visit.page)
    }

    private func writeStart(to html: inout HTML) {
        html.tag("div", .id("talk-start"), .class("stack")) { html in
            if !model.questions.isEmpty {
                html.add(
                    Openers(
                        questions: model.questions, action: .page("/portal/nexie/messages"), csrf: model.csrf,
                        page: model.visit.page?.path ?? ""))
            }
            guard place == .page else { return }
            if !model.visit.search.isSearching { writeAbilities(to: &html) }
            html.add(EarlierConversations(earlier: model.earlier, search: model.visit.search, reader: model.reader))
        }
    }

    private func writeAbilities(to html: inout HTML) {
        guard model.answering != .nobody else { return }
        html.add(
            AbilitiesView(
                abilities: model.abilities, notes: [model.note, model.reach, model.privacy],
                isOpen: model.conversation == nil))
    }

    /// Says whose question it is that somebody asks while looking as another, who pays it and what becomes of it.
    private func writePreview(to html: inout HTML) {
        let own = model.conversation == nil ? model.ownTalk : nil
        html.add(
            Notice(
                .info, "You ask Nexie in a preview",
                text:
                    "It answers as it would \(model.person.name), and can change nothing. Nobody else sees it, no budget "
                    + "of a client's pays for it, and it is gone when the preview ends.",
                action: own.map {
                    ButtonLink("Go on with what you asked", NexiePages.link($0.id.text), .plain)
                }))
    }

    private func writeComposer(to html: inout HTML) {
        if model.isPreviewing, model.conversation != nil { writePreview(to: &html) }
        html.add(TalkParts())
        html.tag("div", .id("talk-person"), .class("talk-person")) { html in
            html.add(ButtonLink("Talk to a person", model.personLink, .quiet, icon: .person))
            if !model.left.isEmpty { html.tag("span", text: model.left) }
        }
        html.add(
            Composer(
                csrf: model.csrf, conversation: model.conversation?.id.text ?? "",
                page: model.visit.page?.path ?? "", text: model.visit.text, note: model.note))
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
