import Access
import Concierge
import Tools

/// Writes one conversation as it was said. Everything in it is somebody else's words: no markup is read, no address is a link.
struct StaffTalkView: View {
    let found: ReadConversation.Output
    let clock: ReaderClock

    private var talk: StaffTalk { found.talk }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                talk.title.isEmpty ? "A conversation" : talk.title,
                up: (text: "Conversations", link: .page("/staff/nexie/conversations"))))
        html.card("About it") { html in
            html.add(
                Facts([
                    .init("Company", talk.companyName),
                    .init("Person") { html in
                        html.tag("a", .href(.page("/staff/users/", talk.contact.text)), text: talk.contactName)
                    },
                    .init("Began", clock.worded(talk.createdAt)), .init("Last message", clock.worded(talk.updatedAt)),
                    .init("Questions", String(talk.questions)),
                    .init("Refused by the model", String(talk.refused)),
                    .init("Without an answer", String(talk.unanswered)),
                    .init("Found good", String(talk.good)), .init("Found bad", String(talk.bad)),
                    .init("Handed over", talk.handedTo.map { "to ticket \($0)" } ?? "no"),
                ]))
        }
        if let earlier = found.earlier {
            html.actions { html in
                html.add(
                    ButtonLink(
                        "Earlier messages",
                        .page("/staff/nexie/conversations/", talk.id.text, query: ["before": earlier.text]), .quiet))
            }
        }
        if found.messages.isEmpty {
            html.add(EmptyState(.chat, "Nothing was said here", text: "There are no messages before that place."))
        } else {
            html.tag("ol", .class("transcript"), .aria("label", "The conversation")) { html in
                for message in found.messages { html.add(StaffMessageView(message: message, talk: talk, clock: clock)) }
            }
        }
    }
}

/// One message: the person's words, or Nexie's with what it looked up, what came of it and what the person thought.
struct StaffMessageView: View {
    let message: StaffMessage
    let talk: StaffTalk
    let clock: ReaderClock

    /// Characters of what a tool was asked that are shown.
    private static let longest = 2_000

    func write(to html: inout HTML) {
        let kept = KeptMessage(json: message.row.content)
        let isPerson = message.row.isFromPerson
        html.add(
            ChatBubble(
                isPerson ? .person : .nexie, name: isPerson ? talk.contactName : "Nexie",
                time: Moment(message.row.createdAt, clock),
                after: isPerson ? nil : { writeRest(kept, to: &$0) }
            ) { html in
                guard let kept else {
                    return html.tag("p", .class("quiet"), text: "This message can't be read any more.")
                }
                if kept.text.isEmpty {
                    html.tag("p", .class("quiet"), text: "No words.")
                } else {
                    html.add(Markdown.plain(kept.text))
                }
            })
    }

    private func writeRest(_ kept: KeptMessage?, to html: inout HTML) {
        if case .nexie(let rounds, _) = kept { writeCalls(rounds, to: &html) }
        if let lack = message.lack {
            html.tag("p", .class("proposal-note")) { $0.add(Badge(lack.worded, tone: .warning)) }
        } else if message.row.state == "stopped" {
            html.tag("p", .class("proposal-note")) { $0.add(Badge("Stopped by the person")) }
        }
        if let rating = message.rating { write(rating, to: &html) }
        if let used = TurnUse(content: message.row.content) {
            html.tag("p", .class("proposal-note"), text: Self.worded(used))
        }
    }

    /// Every tool that was asked for, what came of it, and with what it was asked.
    private func writeCalls(_ rounds: [KeptMessage.Round], to html: inout HTML) {
        let calls = rounds.flatMap { round in
            round.blocks.compactMap { block -> (ToolUse, Bool?)? in
                guard case .use(let use) = block else { return nil }
                return (use, round.results.first { $0.id == use.id }?.isError)
            }
        }
        guard !calls.isEmpty else { return }
        html.tag("details", .class("fold")) { html in
            html.tag("summary", text: calls.count == 1 ? "One tool was asked" : "\(calls.count) tools were asked")
            html.tag("ul", .class("tool-lines")) { html in
                for (use, isError) in calls { write(use, isError, to: &html) }
            }
        }
    }

    private func write(_ use: ToolUse, _ isError: Bool?, to html: inout HTML) {
        let state: ToolLine.State = isError.map { $0 ? .refused : .done } ?? .failed
        html.tag("li", .class("tool-line", state.className)) { html in
            html.add(state.icon)
            html.tag("span") { html in
                html.tag("b", text: use.name.plainLine)
                html.text(isError.map { $0 ? ", refused or failed: " : ", answered: " } ?? ", no answer: ")
                let input = String(decoding: use.input, as: UTF8.self).plainLine
                html.tag("code", text: String(input.prefix(Self.longest)))
            }
        }
    }

    private func write(_ rating: StaffMessage.Rating, to html: inout HTML) {
        html.tag("p", .class("proposal-note")) { html in
            html.add(
                rating.isGood
                    ? Badge("Found good", tone: .success, icon: .thumbUp)
                    : Badge("Found bad", tone: .warning, icon: .thumbDown))
            guard !rating.isGood else { return }
            html.text(" " + OpinionsView.reason(rating.reason))
            if !rating.comment.isEmpty { html.text(": “" + rating.comment.plainLine + "”") }
        }
    }

    private static func worded(_ used: TurnUse) -> String {
        if used.input == 0, used.output == 0 { return "By \(used.model.plainLine), at no cost." }
        let cost = used.microDollars.map(Amounts.dollars) ?? "price unknown"
        return
            "By \(used.model.plainLine): \(grouped(used.input)) tokens read, \(grouped(used.output)) written, \(cost)."
    }
}
