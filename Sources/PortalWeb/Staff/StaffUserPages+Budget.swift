import Access
import Tools
import Hummingbird

extension StaffUserPages {
    /// `POST /staff/users/{id}/budget`
    func setBudget(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        var input = input(for: id, context)
        input.most = Amounts.read(BudgetInput.amount(context.form), input.measure) ?? -1
        do {
            _ = try await portal.runtime.perform(SetBudget.self, input, as: context.staff)
        } catch StaffRefusal.invalid(let problems) {
            let visit = SettingsVisit(refused: .budget, context.form, problems)
            return try await page(of: id, context, notices: visit.notices, budget: visit, status: visit.status)
        }
        return .see(.page("/staff/users/", id, query: ["done": "budget"]))
    }

    /// `POST /staff/users/{id}/budget/clear`
    func clearBudget(_ request: Request, _ context: StaffContext) async throws -> Response {
        let id = try id(context)
        do {
            _ = try await portal.runtime.perform(ClearBudget.self, input(for: id, context), as: context.staff)
        } catch StaffRefusal.notFound {
            // Two clicks, or two members at once: what was to be taken away is away.
            return try await page(
                of: id, context, notices: [Notice(.warning, "There is no such budget any more")], status: .conflict)
        }
        return .see(.page("/staff/users/", id, query: ["done": "cleared"]))
    }

    /// A budget of this one person, whatever else the form names.
    private func input(for id: String, _ context: StaffContext) -> BudgetInput {
        var input = BudgetInput(context.form)
        (input.holder, input.only) = (.contact, id)
        return input
    }
}

/// Writes what one person may use of Claude, with a form for a budget of their own.
struct UserBudgetView: View {
    let found: GetUser.Output
    let visit: SettingsVisit
    let csrf: String

    func write(to html: inout HTML) {
        html.card("What they may use of Nexie") { html in
            html.tag(
                "p",
                text:
                    "A budget of \(found.user.name)'s own takes the place of the one of the same kind for each person. "
                    + "It bounds what Claude answers; the guide is free.")
            if !found.budgets.isEmpty {
                html.add(Table("Budgets of this person", rows: found.budgets, columns: columns))
            }
            writeForm(to: &html)
        }
    }

    private var columns: [Table<StaffBudget>.Column] {
        [
            .title("Whose") { budget, html in html.text(budget.whose) },
            .text("How much") { budget, html in html.text(Amounts.worded(budget.most, budget.budget.measure)) },
            .text("Each") { budget, html in html.text(budget.budget.period.rawValue) },
            Table<StaffBudget>.Column.text("Take away") { budget, html in
                guard !budget.holder.isEmpty else { return html.text("in the settings") }
                html.form(to: .page("/staff/users/", found.user.id.text, "budget", "clear"), csrf: csrf) { html in
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
            }.bare,
        ]
    }

    private func writeForm(to html: inout HTML) {
        html.form(to: .page("/staff/users/", found.user.id.text, "budget"), csrf: csrf) { html in
            html.add(
                Field(
                    "measure", "What is counted", .choice(BudgetsView.measures), value: value("measure", "messages"),
                    required: true))
            html.add(
                Field(
                    "period", "When it begins anew", .choice(BudgetsView.periods), value: value("period", "day"),
                    required: true))
            html.add(
                Field(
                    "most", "How much", .line, value: value("most", ""),
                    help: "A whole number, or dollars such as 2.50.",
                    error: visit.error("most", in: .budget).map { _ in BudgetsView.wrongAmount }, required: true,
                    limit: 20))
            html.actions { $0.add(Button("Set the budget", .plain)) }
        }
    }

    private func value(_ name: String, _ kept: String) -> String { visit.value(name, in: .budget, else: kept) }
}
