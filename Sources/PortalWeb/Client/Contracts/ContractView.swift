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
                    facts: [.init("Contract", model.contract.number)] + facts(isOnPaper: true)))
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

    /// What is known of it; how far off its days are stands beside them on a screen, not on paper.
    private func facts(isOnPaper: Bool) -> [Facts.Fact] {
        let contract = model.contract
        let isOver = contract.standing == .ended
        let last: Facts.Fact =
            contract.endsOn.map { end in
                .init(isOver ? "Ended" : "Ends") { $0.add(Milestone(end, hasLeft: !isOver && !isOnPaper)) }
            } ?? .init("Ends", isOver ? "It is over" : "No end date")
        var facts: [Facts.Fact] = [
            .init("Kind", contract.kind.worded),
            .init(contract.standing == .upcoming ? "Begins" : "Began") { $0.add(Day(contract.startsOn)) },
            last,
        ]
        if let day = contract.renewsOn { facts.append(.init("Renews") { $0.add(Day(day.day)) }) }
        if let day = contract.noticeUntil {
            facts.append(.init("Notice until") { $0.add(Milestone(day, hasLeft: !isOnPaper)) })
        }
        return facts
    }

    private func writeDates(to html: inout HTML) {
        html.add(Facts(facts(isOnPaper: false)))
        html.actions { html in
            html.add(model.question.map { ButtonLink("Ask about this contract", $0, .quiet, icon: .chat) })
            html.tag(
                "button", .class("button button-quiet"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
    }

    private func writeProse(_ text: String, to html: inout HTML) {
        html.tag("div", .class("prose")) { $0.add(Markdown(text, hosts: AllowedHosts())) }
    }
}

/// A day of a contract, and how many days are left until it.
private struct Milestone: View {
    let milestone: ContractSummary.Milestone
    let hasLeft: Bool

    init(_ milestone: ContractSummary.Milestone, hasLeft: Bool) {
        self.milestone = milestone
        self.hasLeft = hasLeft
    }

    func write(to html: inout HTML) {
        html.add(Day(milestone.day))
        guard hasLeft else { return }
        let left = LeftWords(days: milestone.daysLeft)
        html.tag("p") { $0.add(Badge(left.text, tone: left.tone, icon: .clock)) }
    }
}
