import Access
import Tools

/// Writes what people may use of Claude, with a form for one budget more.
struct BudgetsView: View {
    let settings: StaffSettings
    let visit: SettingsVisit
    let mayChange: Bool
    /// What one answer can use at most.
    let least: BudgetAmount?
    let csrf: String

    func write(to html: inout HTML) {
        html.card("Budgets") { html in
            html.tag(
                "p",
                text:
                    "They bound what Claude answers; the guide is free. A budget of the day begins anew at midnight, one "
                    + "of the month with the month. Clients are never shown money.")
            if settings.budgets.isEmpty {
                html.add(
                    EmptyState(.dot, "There is no budget", text: "Everybody may ask Claude as often as they like."))
            } else {
                html.add(Table("Budgets", rows: settings.budgets, columns: columns))
            }
            if let tooSmall { html.add(Notice(.warning, tooSmall)) }
        }
        if mayChange { html.card("Set a budget") { writeForm(to: &$0) } }
    }

    private var columns: [Table<StaffBudget>.Column] {
        var columns: [Table<StaffBudget>.Column] = [
            .title("Whose") { budget, html in html.text(budget.whose) },
            .text("How much") { budget, html in html.text(Amounts.worded(budget.most, budget.budget.measure)) },
            .text("Each") { budget, html in html.text(budget.budget.period.rawValue) },
        ]
        guard mayChange else { return columns }
        columns.append(
            Table<StaffBudget>.Column.text("Take away") { budget, html in
                html.form(to: .page("/staff/settings/budgets/clear"), csrf: csrf) { html in
                    html.secret("who", budget.budget.holder.rawValue)
                    html.secret("only", budget.holder)
                    html.secret("measure", budget.budget.measure.rawValue)
                    html.secret("period", budget.budget.period.rawValue)
                    html.open(
                        "button",
                        [
                            .class("button", "button-quiet"), .type("submit"),
                            .aria("label", "Take away: \(budget.worded)"),
                        ])
                    html.text("Take away")
                    html.close("button")
                }
            }.bare)
        return columns
    }

    /// A budget that is smaller than one answer lets none through; says so.
    private var tooSmall: String? {
        guard let least else { return nil }
        let small = settings.budgets.first { budget in
            switch budget.budget.measure {
            case .messages: false
            case .tokens: budget.most < least.tokens
            case .microDollars: least.microDollars.map { budget.most < $0 } ?? true
            }
        }
        guard let small else { return nil }
        if small.budget.measure == .microDollars, least.microDollars == nil {
            return "The price of this model is unknown, so that a budget of dollars lets no answer through."
        }
        let one =
            small.budget.measure == .tokens
            ? Amounts.worded(least.tokens, .tokens) : Amounts.worded(least.microDollars ?? 0, .microDollars)
        return "The budget “\(small.worded)” lets no answer through: one can take up to \(one)."
    }

    private func writeForm(to html: inout HTML) {
        html.form(to: .page("/staff/settings/budgets"), csrf: csrf) { html in
            html.add(
                Field(
                    "who", "Who shares it", .choice(holders), value: value("who", "contact"),
                    help: "A company's own budget takes the place of the one for each company.",
                    error: visit.error("only", in: .budget), required: true))
            html.add(
                Field(
                    "measure", "What is counted", .choice(Self.measures), value: value("measure", "messages"),
                    required: true))
            html.add(
                Field(
                    "period", "When it begins anew", .choice(Self.periods), value: value("period", "day"),
                    required: true))
            html.add(
                Field(
                    "most", "How much", .line, value: value("most", ""),
                    help: "A whole number, or dollars such as 2.50.",
                    error: visit.error("most", in: .budget).map { _ in Self.wrongAmount }, required: true, limit: 20))
            html.actions { $0.add(Button("Set the budget", .plain)) }
        }
    }

    private func value(_ name: String, _ kept: String) -> String { visit.value(name, in: .budget, else: kept) }

    private var holders: [Field.Choice] {
        [
            .init(value: "contact", text: "Each person alone"), .init(value: "company", text: "Each company alone"),
            .init(value: "tenant", text: "Everybody together"),
            .init(value: "preview", text: "Previews by staff, all together"),
        ] + settings.companies.map { .init(value: "company-" + $0.id, text: "Only " + $0.name) }
    }

    /// What is said of an amount that is none.
    static let wrongAmount = "Write a whole number such as 20, or for dollars one such as 2.50."

    /// What can be counted.
    static let measures: [Field.Choice] = [
        .init(value: "messages", text: "Answered messages"), .init(value: "tokens", text: "Tokens"),
        .init(value: "micro_dollars", text: "US dollars"),
    ]

    /// When a budget can begin anew.
    static let periods: [Field.Choice] = [
        .init(value: "day", text: "Each day"), .init(value: "month", text: "Each month"),
    ]
}

extension StaffBudget {
    /// Who shares it, in words.
    var whose: String {
        guard holder.isEmpty else { return "Only \(name.isEmpty ? "somebody who is gone" : name)" }
        return switch budget.holder {
        case .contact: "Each person"
        case .company: "Each company"
        case .tenant: "Everybody together"
        case .preview: "Previews by staff"
        }
    }

    /// The whole budget in words.
    var worded: String { "\(whose), \(Amounts.worded(most, budget.measure)) a \(budget.period.rawValue)" }
}
