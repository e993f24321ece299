import Access
import Tools

/// Conversations of before: those that were found, a search in them, and the way to older ones.
struct EarlierConversations: View {
    let earlier: NexieModel.Earlier
    let search: ConversationSearch
    let reader: PageReader

    func write(to html: inout HTML) {
        guard !earlier.conversations.isEmpty || search.isSearching else { return }
        html.card(search.words.isEmpty ? "Earlier conversations" : "Conversations with “\(search.words)”") { html in
            html.add(SearchBox("Search your conversations", action: .page("/portal/nexie"), value: search.words))
            for talk in earlier.conversations { write(talk, to: &html) }
            if earlier.conversations.isEmpty {
                html.add(
                    EmptyState(
                        .search, "No conversation has these words",
                        text: "Titles and what you wrote are looked through, words as you write them."))
            }
            writePaging(to: &html)
        }
    }

    private func write(_ talk: ConversationSummary, to html: inout HTML) {
        html.add(
            LinkRow(
                .chat, title: talk.title.isEmpty ? "A conversation" : talk.title,
                detail: reader.clock.worded(talk.updatedAt, now: reader.now), link: NexiePages.link(talk.id.text)))
    }

    private func writePaging(to html: inout HTML) {
        guard search.isSearching || earlier.nextCursor != nil else { return }
        html.tag("nav", .class("paging"), .aria("label", "Older conversations")) { html in
            html.actions { html in
                if search.isSearching { html.add(ButtonLink("Back to Nexie", .page("/portal/nexie"), .quiet)) }
                if let next = earlier.nextCursor {
                    html.add(ButtonLink("Show older ones", search.link(cursor: next), .plain, icon: .arrowRight))
                }
            }
        }
    }
}

/// What one can do with a conversation as a whole: give it another title, or delete it.
struct ConversationTools: View {
    let conversation: ConversationSummary
    let draft: TitleDraft?
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("div", .class("talk-tools")) { html in
            html.tag("details", .class("fold"), .open(draft != nil)) { html in
                html.tag("summary", text: "Rename")
                writeTitle(to: &html)
            }
            html.tag("details", .class("fold")) { html in
                html.tag("summary", text: "Delete")
                writeDelete(to: &html)
            }
        }
    }

    private func writeTitle(to html: inout HTML) {
        html.form(to: place("title"), csrf: csrf) { html in
            html.add(
                Field(
                    "title", "Title", value: draft?.text ?? conversation.title, error: draft?.error, required: true,
                    limit: RenameConversation.Input.form.longest("title")))
            html.actions { $0.add(Button("Save the title", .plain)) }
        }
    }

    private func writeDelete(to html: inout HTML) {
        html.form(to: place("delete"), csrf: csrf) { html in
            html.tag("p", text: "Delete this conversation? Its messages are gone for good. Tickets stay.")
            html.actions { $0.add(Button("Delete it", .danger)) }
        }
    }

    private func place(_ verb: String) -> Link {
        .page("/portal/nexie/conversations/", conversation.id.text, verb)
    }
}
