import Access
import Tools

extension Errand {
    private static let shown = 12
    private static let most = 50
    private static let mostPages = 6

    /// A list of invoices, the sum of what is owed, or the newest invoice.
    func invoices(_ question: InvoiceQuestion) -> Step {
        if question.statement, telling.has(.accountStatement) { return statement() }
        if let outcome = outcomes(of: .getInvoice).last { return .say(toldInvoice(outcome)) }
        let outcomes = outcomes(of: .listInvoices)
        guard let last = outcomes.last else { return use(.listInvoices, input(question)) }
        let pages = outcomes.compactMap(InvoiceList.init)
        guard pages.count == outcomes.count, let latest = pages.last else {
            return .say(telling.trouble(last, .invoices(status: "all")))
        }
        if needsEveryPage(question), let cursor = latest.nextCursor, pages.count < Self.mostPages {
            var input = input(question)
            input.set("cursor", .string(cursor))
            return use(.listInvoices, input)
        }
        if question.latest, let newest = latest.invoices.first, telling.has(.getInvoice) {
            return use(.getInvoice, ["number": .string(newest.number)])
        }
        let list = InvoiceList(
            invoices: pages.flatMap(\.invoices), counts: latest.counts, overdue: latest.overdue,
            nextCursor: latest.nextCursor)
        let found = question.one && question.amount != nil ? fitting(list, question) : []
        if found.count == 1, list.nextCursor == nil, let only = found.first, telling.has(.getInvoice) {
            return use(.getInvoice, ["number": .string(only.number)])
        }
        return .say(question.sum ? sum(list, question) : told(list, question))
    }

    /// One invoice by its number, or by the digits at the end of its number.
    func invoice(_ asked: String, orElse missing: Prose? = nil) -> Step {
        let read = outcomes(of: .getInvoice)
        guard let last = read.last else { return use(.getInvoice, ["number": .string(asked)]) }
        guard last.isNotFound else { return .say(toldInvoice(last)) }
        let list = outcomes(of: .listInvoices).last
        if read.count == 1, list == nil, telling.has(.listInvoices), !digits(asked).isEmpty {
            return use(.listInvoices, ["status": "all", "limit": .integer(Int64(Self.most))])
        }
        if read.count == 1, let meant = list.flatMap(InvoiceList.init).flatMap({ alike(asked, $0) }) {
            return use(.getInvoice, ["number": .string(meant)])
        }
        let link = telling.page(.invoices(status: "all"))
        return .say(missing ?? voice.say(.invoiceNotFound, [.number: Prose(quoting: asked, most: 40), .link: link]))
    }

    /// The only invoice whose number ends with the same digits.
    private func alike(_ asked: String, _ list: InvoiceList) -> String? {
        let alike = list.invoices.map(\.number).filter { $0 != asked && digits($0) == digits(asked) }
        return alike.count == 1 ? alike.first : nil
    }

    private func digits(_ number: String) -> String {
        String(number.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    }

    private func needsEveryPage(_ question: InvoiceQuestion) -> Bool {
        question.sum || question.amount != nil || (question.period != nil && !question.payments)
    }

    private func input(_ question: InvoiceQuestion) -> JSONObject {
        let limit = question.latest ? 1 : needsEveryPage(question) ? Self.most : Self.shown
        return ["status": .string(question.status), "limit": .integer(Int64(limit))]
    }

    /// An invoice in a list.
    func line(_ invoice: InvoiceFacts) -> Prose { line(invoice, values(of: invoice)) }

    /// The same where amounts were asked for: with its total, of which less may be left.
    func lineWithTotal(_ invoice: InvoiceFacts) -> Prose { line(invoice, valuesWithTotal(of: invoice)) }

    /// The same values with the total beside the balance, where only a part of it is left.
    func valuesWithTotal(of invoice: InvoiceFacts) -> [Slot: Prose] {
        var values = values(of: invoice)
        if invoice.balance != invoice.total { values[.balance] = voice.say(.partOfTotal, values) }
        return values
    }

    private func line(_ invoice: InvoiceFacts, _ values: [Slot: Prose]) -> Prose {
        let phrase: Phrase =
            switch invoice.standing {
            case .open: .invoiceLineOpen
            case .overdue: .invoiceLineOverdue
            case .paid: .invoiceLinePaid
            case .void: .invoiceLineVoid
            }
        return voice.say(phrase, values)
    }

    /// For how long it has been overdue.
    private func late(_ invoice: InvoiceFacts) -> Prose {
        let days = telling.today.map { $0.dayNumber - invoice.dueOn.dayNumber } ?? 0
        guard days > 0 else { return voice.say(.standingOverdue) }
        return voice.say(.daysOverdue, [.count: Prose(number: Int64(days))])
    }

    /// What a phrase about one invoice is filled with.
    func values(of invoice: InvoiceFacts) -> [Slot: Prose] {
        [
            .link: voice.link(invoice.reference), .balance: Prose(quoting: invoice.balance, most: 40),
            .total: Prose(quoting: invoice.total, most: 40), .due: voice.date(invoice.dueOn),
            .issued: voice.date(invoice.issuedOn), .late: late(invoice),
        ]
    }
}

/// A page of invoices, or several, as the tool gave them.
struct InvoiceList: Sendable {
    let invoices: [InvoiceFacts]
    let counts: [String: Int64]
    /// What is overdue in all, one sum for each currency, as the tool added it up.
    let overdue: [Money]
    let nextCursor: String?

    /// Several pages in one.
    init(invoices: [InvoiceFacts], counts: [String: Int64], overdue: [Money], nextCursor: String?) {
        self.invoices = invoices
        self.counts = counts
        self.overdue = overdue
        self.nextCursor = nextCursor
    }

    /// Nil when the answer is not what it should be.
    init?(_ outcome: Outcome) {
        guard let json = outcome.json, let invoices = json.facts("invoices", InvoiceFacts.init),
            let counts = json["counts"]?.object
        else { return nil }
        self.invoices = invoices
        self.counts = Dictionary(
            counts.members.compactMap { member in member.value.integer.map { (member.key, $0) } },
            uniquingKeysWith: { first, _ in first })
        overdue = (json["owed"]?.array ?? []).compactMap { owed in
            guard let currency = owed["currency"]?.string.flatMap({ Currency($0) }),
                let minor = owed["overdue_minor"]?.integer, minor > 0
            else { return nil }
            return Money(minor: minor, currency: currency)
        }
        nextCursor = json["next_cursor"]?.string
    }
}
