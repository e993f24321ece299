extension Errand {
    private static let lines = 12

    /// The invoices of a list that lie in the span of days and have the amount that was asked for.
    func fitting(_ list: InvoiceList, _ question: InvoiceQuestion) -> [InvoiceFacts] {
        list.invoices.filter { invoice in
            let isInPeriod = question.payments || (question.period?.contains(invoice.issuedOn) ?? true)
            return isInPeriod && (question.amount.map { fits($0, invoice) } ?? true)
        }
    }

    /// An invoice is known by its total; who names an amount exactly may also have what is left of it in mind.
    private func fits(_ span: AmountSpan, _ invoice: InvoiceFacts) -> Bool {
        if span.contains(invoice.charged ?? invoice.owed) { return true }
        return span.kind == .exactly && invoice.owed.minor > 0 && span.contains(invoice.owed)
    }

    /// The invoices of an amount in words.
    func toldOfAmount(_ list: InvoiceList, _ question: InvoiceQuestion) -> Prose {
        let found = fitting(list, question)
        let shown = found.prefix(Self.lines)
        let values: [Slot: Prose] = [
            .count: Prose(number: Int64(found.count)), .words: sought(question),
            .list: Prose.lines(shown.map(lineWithTotal)), .link: telling.page(.invoices(status: "all")),
        ]
        let head = voice.say(found.isEmpty ? .invoicesNoneFound : .invoicesFound, values)
        return Prose.paragraphs([head, rest(list, question, found.count, Int64(found.count))])
    }

    /// What the invoices were to be, in words.
    private func sought(_ question: InvoiceQuestion) -> Prose {
        let state =
            question.status == "all" ? .nothing : voice.say(.invoicesSoughtState, [.state: standing(question.status)])
        let issued = question.period == nil ? .nothing : voice.say(.invoicesSoughtPeriod, periodValues(question.period))
        return Prose.joined([question.amount.map(whole) ?? .nothing, issued, state], by: " ")
    }

    private func whole(_ span: AmountSpan) -> Prose {
        guard let other = span.also.first else { return spoken(span) }
        return voice.say(.amountAnd, [.first: spoken(span), .last: spoken(other)])
    }

    private func spoken(_ span: AmountSpan) -> Prose {
        let amount = Prose(quoting: span.written, most: 40)
        return switch span.kind {
        case .exactly: voice.say(.amountExactly, [.amount: amount])
        case .over: voice.say(.amountOver, [.amount: amount])
        case .under: voice.say(.amountUnder, [.amount: amount])
        case .atLeast: voice.say(.amountAtLeast, [.amount: amount])
        case .atMost: voice.say(.amountAtMost, [.amount: amount])
        case .between:
            voice.say(.amountBetween, [.from: amount, .to: Prose(quoting: span.upperWritten, most: 40)])
        }
    }
}
