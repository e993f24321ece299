import Tools

/// What the page of one contract says.
struct ContractModel {
    let letterhead: Letterhead
    let contract: ContractSummary
    let renewal: String
    let covers: String
    let terms: String
    /// Where to ask about it; nil where the person can't open a ticket.
    let question: Link?

    /// A contract as a person sees it.
    init(_ found: GetContract.Output, letterhead: Letterhead, mayAsk: Bool) {
        self.letterhead = letterhead
        contract = found.contract
        renewal = found.renewal
        covers = found.covers
        terms = found.terms
        let subject = "Question about contract \(found.contract.number)"
        question = mayAsk ? .page("/portal/tickets/new", query: ["subject": subject]) : nil
    }
}

/// Writes the page of one contract: its dates, what it covers, and its words.
struct ContractView: View {
    let model: ContractModel

    func write(to html: inout HTML) {
        html.tag("div", .class("document stack")) { html in
            html.add(
                PageHead(
                    "Contract \(model.contract.number)", lead: model.contract.title,
                    up: ("Contracts", .page("/portal/contracts")), badge: model.contract.standing.badge))
            html.add(
                LetterheadView(
                    letterhead: model.letterhead, recipient: "Agreed with",
                    facts: [.init("Contract", model.contract.number)] + facts))
            html.tag("section", .class("card hero"), .aria("label", "Its dates")) { writeDates(to: &$0) }
            html.card("What is covered") { html in
                if model.covers.isEmpty {
                    html.tag("p", text: "What it covers is not on file here. Ask \(model.letterhead.provider).")
                } else {
                    writeProse(model.covers, to: &html)
                }
            }
            if !model.renewal.isEmpty { html.card("Renewal") { $0.tag("p", text: model.renewal) } }
            if !model.terms.isEmpty { html.card("Terms") { writeProse(model.terms, to: &$0) } }
        }
    }

    private var facts: [Facts.Fact] {
        let contract = model.contract
        var facts: [Facts.Fact] = [
            .init("Kind", contract.kind.worded),
            .init(contract.standing == .upcoming ? "Begins" : "Began") { $0.add(Day(contract.startsOn)) },
            end,
        ]
        if let day = contract.renewsOn { facts.append(Self.fact("Renews", day)) }
        if let day = contract.noticeUntil { facts.append(Self.fact("Notice until", day)) }
        return facts
    }

    private var end: Facts.Fact {
        let isOver = model.contract.standing == .ended
        guard let end = model.contract.endsOn else { return .init("Ends", isOver ? "Ended" : "No end date") }
        return isOver ? .init("Ended") { $0.add(Day(end.day)) } : Self.fact("Ends", end)
    }

    private static func fact(_ term: String, _ day: ContractSummary.Milestone) -> Facts.Fact {
        let left = LeftWords(days: day.daysLeft)
        return .init(term) { html in
            html.add(Day(day.day))
            html.tag("p") { $0.add(Badge(left.text, tone: left.tone, icon: .clock)) }
        }
    }

    private func writeDates(to html: inout HTML) {
        html.add(Facts(facts))
        html.actions { html in
            html.add(model.question.map { ButtonLink("Ask about this contract", $0, .quiet, icon: .chat) })
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
    }

    private func writeProse(_ text: String, to html: inout HTML) {
        html.tag("div", .class("prose")) { $0.add(Markdown(text, hosts: AllowedHosts(), headings: 3)) }
    }
}
