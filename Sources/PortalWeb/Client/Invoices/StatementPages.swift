import Access
import Hummingbird
import Tools

/// The page of what a company owes, as a statement that can be printed.
struct StatementPages {
    let portal: Portal

    /// `GET /portal/statement`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let found = try await portal.runtime.call(AccountStatement.self, .init(), as: context.principal)
        let model = StatementModel(found, letterhead: .init(context.principal.person))
        let page = portal.frame("Account statement", at: .invoices, for: context)
        return .page(page.html { $0.add(StatementView(model: model)) })
    }
}

/// What an account statement says.
struct StatementModel {
    /// What is owed in one currency.
    struct Part {
        let currency: Currency
        let ages: [(label: String, amount: Money)]
        let balance: Money
        let items: [Item]
    }

    /// One open invoice.
    struct Item {
        let number: String
        let issuedOn: CalendarDate
        let dueOn: CalendarDate
        /// Days since the due date; zero or less while it has time.
        let days: Int
        let total: Money
        let balance: Money
    }

    let letterhead: Letterhead
    let day: CalendarDate
    let parts: [Part]
    let isCut: Bool

    /// What the tool found, a part for each currency.
    init(_ found: AccountStatement.Output, letterhead: Letterhead) {
        self.letterhead = letterhead
        day = found.day
        isCut = found.isCut
        parts = found.owed.map { owed in
            let currency = owed.balance.currency
            return Part(
                currency: currency,
                ages: [("Not yet due", owed.notYetDue)] + owed.overdueByAge.map { ($0.age.worded, $0.amount) },
                balance: owed.balance,
                items: found.items.filter { $0.balance.currency == currency }.map { item in
                    Item(
                        number: item.number, issuedOn: item.issuedOn, dueOn: item.dueOn,
                        days: found.day.dayNumber - item.dueOn.dayNumber, total: item.total, balance: item.balance)
                })
        }
    }
}

/// Writes an account statement.
struct StatementView: View {
    let model: StatementModel

    func write(to html: inout HTML) {
        html.tag("div", .class("invoice statement stack")) { html in
            html.add(
                PageHead(
                    "Account statement", lead: "\(model.letterhead.company), as of \(model.day.worded)",
                    up: ("Invoices", .page("/portal/invoices"))))
            html.add(LetterheadView(letterhead: model.letterhead, recipient: "Statement for", facts: []))
            if model.parts.isEmpty {
                html.add(
                    EmptyState(
                        .check, "Nothing is owed", text: "Every invoice is paid. Thank you.",
                        action: ButtonLink("Show all invoices", .page("/portal/invoices"))))
            } else {
                html.actions { html in
                    html.tag(
                        "button", .class("button button-plain"), .type("button"), .data("print", ""), .hidden,
                        text: "Print")
                    html.add(
                        ButtonLink(
                            "Open invoices as CSV",
                            .page("/portal/invoices.csv", query: ["status": "open", "sort": "due"]), .plain))
                }
            }
            for part in model.parts { write(part, to: &html) }
            if model.isCut {
                html.tag("p", text: "There are more open invoices than stand here; the sums hold for all of them.")
            }
        }
    }

    private func write(_ part: StatementModel.Part, to html: inout HTML) {
        html.card("Open items in \(part.currency)") { html in
            html.add(
                Table(
                    "Open items in \(part.currency)", rows: part.items, columns: columns,
                    totals: [("Balance", part.balance.worded)]))
        }
        html.card("How long it has been due, in \(part.currency)") { html in
            html.add(
                Table(
                    "Ages in \(part.currency)", rows: part.ages,
                    columns: [
                        .title("Age") { row, html in html.text(row.label) },
                        .number("Amount") { row, html in html.add(Amount(row.amount)) },
                    ], totals: [("Balance", part.balance.worded)]))
        }
    }

    private var columns: [Table<StatementModel.Item>.Column] {
        [
            .title("Invoice") { item, html in
                html.tag("a", .href(.page("/portal/invoices/", item.number)), text: item.number)
            },
            .quiet("Issued") { item, html in html.add(Day(item.issuedOn)) },
            .text("Due") { item, html in html.add(Day(item.dueOn)) },
            .number("Days overdue") { item, html in html.text(item.days > 0 ? String(item.days) : "–") },
            .number("Total") { item, html in html.add(Amount(item.total)) },
            .number("Balance") { item, html in html.add(Amount(item.balance)) },
        ]
    }
}
