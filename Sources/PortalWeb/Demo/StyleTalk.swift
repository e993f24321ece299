import Access

/// The talk with Nexie, as the demo's page of styles shows it.
struct StyleTalk: View {
    func write(to html: inout HTML) {
        html.card("The talk") { html in
            html.add(
                Transcript(bubbles: [
                    ChatBubble(.person, name: "You") { $0.tag("p", text: "Which tickets are open?") },
                    ChatBubble(
                        .nexie, name: "Nexie",
                        lines: ToolLine.State.allCases.map { ToolLine(state: $0, text: "Looking it up: \($0)") }
                    ) { $0.tag("p", text: "Two tickets are open.") },
                ]))
            html.add(
                ProposalCard(
                    "Nexie suggests a ticket",
                    fields: [.init("Subject", "The printer is dead"), .init("Priority", "Normal")],
                    decision: StylePage.here, csrf: ""))
        }
        html.card("An error") { html in
            html.add(
                ErrorCard(
                    .lock, "Your role does not include this", text: "Who can give it to you.", reference: "7KQ2MXWB",
                    actions: [ButtonLink("Go to your start page", StylePage.here, .primary, icon: .home)]))
        }
    }
}
