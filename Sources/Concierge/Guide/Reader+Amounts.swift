extension Reader {
    /// The amount that is spoken of, and its words.
    func amount(_ said: Utterance, isAboutInvoices: Bool) -> (span: AmountSpan, place: Range<Int>)? {
        AmountReader(said: said, wordings: wordings, isAboutInvoices: isAboutInvoices).find()
    }

    /// The invoices of an amount, where nothing else is understood: `the one for 80 dollars`, `and over 1,000?`
    func byAmount(_ said: Utterance, _ memory: Memory) -> Intent? {
        let isAboutInvoices = memory.subject?.topic == .invoices
        guard said.words.count <= 12, let found = amount(said, isAboutInvoices: true),
            isAboutInvoices || said.words.count <= 6
        else { return nil }
        let named = found.span.amount
        // Cents alone say little: `10.11` may be a version, `1,147.87` is money.
        guard
            isAboutInvoices || named.currency != nil || found.span.upper?.currency != nil
                || (named.hasCents && named.thousandths >= 100_000)
        else { return nil }
        var question = InvoiceQuestion()
        if case .invoices(let before) = memory.subject, wordings.fits(.continuation, said) { question = before }
        question.status = invoiceStatus(said) ?? question.status
        question.take(found.span, isOne: found.span.kind == .exactly)
        return .invoices(question)
    }
}

extension InvoiceQuestion {
    /// Asks for the invoices of an amount, and for nothing that would be another list.
    mutating func take(_ span: AmountSpan, isOne: Bool) {
        amount = span
        one = isOne
        (latest, sum, payments) = (false, false, false)
    }
}
