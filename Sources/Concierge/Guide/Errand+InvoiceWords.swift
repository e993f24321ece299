import Access
import Tools

extension Errand {
    private static let lines = 12

    /// A list of invoices in words.
    func told(_ list: InvoiceList, _ question: InvoiceQuestion) -> Prose {
        if question.amount != nil { return toldOfAmount(list, question) }
        let period = question.payments ? nil : question.period
        let found = fitting(list, question)
        let shown = found.prefix(Self.lines)
        let count = period == nil ? list.counts[question.status] ?? Int64(found.count) : Int64(found.count)
        let overdue = question.status == "open" ? list.counts["overdue"] ?? 0 : 0
        let values: [Slot: Prose] = [
            .count: Prose(number: count), .list: Prose.lines(shown.map(line)), .overdue: Prose(number: overdue),
            .state: standing(question.status), .sum: sum(list.overdue),
        ].merging(periodValues(period)) { first, _ in first }
        let phrase =
            shown.isEmpty
            ? none(question.status, period) : some(question.status, period, overdue, hasSum: !list.overdue.isEmpty)
        let limits = question.payments && !shown.isEmpty ? voice.say(.invoicesPaidLimits) : Prose.nothing
        return Prose.paragraphs([voice.say(phrase, values), rest(list, question, found.count, count), limits])
    }

    private func some(_ status: String, _ period: Period?, _ overdue: Int64, hasSum: Bool) -> Phrase {
        if period != nil { return status == "all" ? .invoicesPeriod : .invoicesPeriodState }
        return switch status {
        case "open": overdue > 0 ? .invoicesOpenOverdue : .invoicesOpen
        case "overdue": hasSum ? .invoicesOverdueSum : .invoicesOverdue
        case "paid": .invoicesPaid
        default: .invoicesAll
        }
    }

    func sum(_ amounts: [Money]) -> Prose {
        voice.sequence(amounts.map { Prose(quoting: $0.worded, most: 60) })
    }

    func standing(_ status: String) -> Prose {
        switch status {
        case "open": voice.say(.standingOpen)
        case "overdue": voice.say(.standingOverdue)
        case "paid": voice.say(.standingPaid)
        default: .nothing
        }
    }

    private func none(_ status: String, _ period: Period?) -> Phrase {
        if period != nil { return status == "all" ? .invoicesNonePeriod : .invoicesNonePeriodState }
        return switch status {
        case "open": .invoicesNoneOpen
        case "overdue": .invoicesNoneOverdue
        case "paid": .invoicesNonePaid
        default: .invoicesNoneAll
        }
    }

    /// That there are more than those shown or read.
    func rest(_ list: InvoiceList, _ question: InvoiceQuestion, _ found: Int, _ count: Int64) -> Prose {
        let link = voice.link(.pageAll, to: .invoices(status: question.status))
        if question.amount != nil || (question.period != nil && !question.payments), list.nextCursor != nil {
            let read = Prose(number: Int64(list.invoices.count))
            return voice.say(.invoicesReadSome, [.shown: read, .link: link])
        }
        let shown = min(found, Self.lines)
        guard shown > 0, count > Int64(shown) || list.nextCursor != nil else { return .nothing }
        return voice.say(.invoicesLatest, [.shown: Prose(number: Int64(shown)), .link: link])
    }

    /// What is owed, one sum for each currency.
    func sum(_ list: InvoiceList, _ question: InvoiceQuestion) -> Prose {
        let isOverdue = question.status == "overdue"
        let owing = list.invoices.filter { $0.standing == .open || $0.standing == .overdue }
        guard !owing.isEmpty else {
            return voice.say(isOverdue ? .sumNoneOverdue : .sumNone, [.company: telling.company])
        }
        let link = voice.link(.pageAll, to: .invoices(status: question.status))
        guard list.nextCursor == nil, let sums = sums(owing) else { return voice.say(.sumUnknown, [.link: link]) }
        let values: [Slot: Prose] = [
            .company: telling.company, .sum: sum(sums),
            .count: Prose(number: Int64(owing.count)), .list: Prose.lines(owing.prefix(Self.lines).map(line)),
        ]
        var parts = [voice.say(isOverdue ? .sumOverdue : .sumOpen, values)]
        if owing.count > Self.lines {
            parts.append(voice.say(.invoicesLatest, [.shown: Prose(number: Int64(Self.lines)), .link: link]))
        }
        return Prose.paragraphs(parts)
    }

    private func sums(_ invoices: [InvoiceFacts]) -> [Money]? {
        var sums: [Money] = []
        for owed in invoices.map(\.owed) {
            guard let place = sums.firstIndex(where: { $0.currency == owed.currency }) else {
                sums.append(owed)
                continue
            }
            let (minor, isTooLarge) = sums[place].minor.addingReportingOverflow(owed.minor)
            guard !isTooLarge else { return nil }
            sums[place] = Money(minor: minor, currency: owed.currency)
        }
        return sums
    }

    /// One invoice in words.
    func toldInvoice(_ outcome: Outcome) -> Prose {
        guard let json = outcome.json, let invoice = InvoiceFacts(json), let memo = json["memo"]?.string,
            let lines = json.facts("lines", InvoiceLineFacts.init),
            let payments = json.facts("payments", PaymentFacts.init), let canPay = json["can_be_paid_online"]?.bool
        else { return telling.trouble(outcome, .invoices(status: "all")) }
        let phrase: Phrase =
            switch invoice.standing {
            case .open: .invoiceOpen
            case .overdue: .invoiceOverdue
            case .paid: .invoicePaid
            case .void: .invoiceVoid
            }
        let page = Prose(link: voice.say(.invoicePage), to: invoice.reference.path)
        let isOwed = invoice.standing == .open || invoice.standing == .overdue
        return Prose.paragraphs([
            voice.say(phrase, valuesWithTotal(of: invoice)),
            memo.isEmpty ? .nothing : voice.say(.invoiceMemo, [.text: Prose(quoting: memo)]),
            told(lines), told(payments),
            isOwed && canPay ? voice.say(.invoicePay, [.link: page]) : .nothing,
        ])
    }

    private func told(_ lines: [InvoiceLineFacts]) -> Prose {
        guard !lines.isEmpty else { return .nothing }
        var list = lines.prefix(Self.lines).map { line in
            let amount = Prose(quoting: line.amount, most: 40)
            return voice.say(.invoiceLine, [.text: Prose(quoting: line.text, most: 160), .amount: amount])
        }
        let more = lines.count - list.count
        if more > 0 { list.append(voice.say(.invoiceLinesMore, [.count: Prose(number: Int64(more))])) }
        return voice.say(.invoiceLines, [.list: Prose.lines(list)])
    }

    private func told(_ payments: [PaymentFacts]) -> Prose {
        guard !payments.isEmpty else { return .nothing }
        let list = payments.prefix(Self.lines).map { payment in
            voice.say(
                payment.method.isEmpty ? .invoicePayment : .invoicePaymentMethod,
                [
                    .amount: Prose(quoting: payment.amount, most: 40), .date: voice.date(payment.receivedOn),
                    .method: Prose(quoting: payment.method, most: 60),
                ])
        }
        return voice.say(
            .invoicePayments, [.count: Prose(number: Int64(payments.count)), .list: Prose.lines(list)])
    }
}

/// A line of an invoice as the tool gave it.
struct InvoiceLineFacts: Sendable, Hashable {
    let text: String
    let amount: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let text = json["description"]?.string, let amount = json["amount"]?.string else { return nil }
        self.text = text
        self.amount = amount
    }
}

/// A payment as the tool gave it.
struct PaymentFacts: Sendable, Hashable {
    let receivedOn: CalendarDate
    let amount: String
    let method: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let amount = json["amount"]?.string, let method = json["method"]?.string,
            let receivedOn = json["received_on"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self.receivedOn = receivedOn
        self.amount = amount
        self.method = method
    }
}
