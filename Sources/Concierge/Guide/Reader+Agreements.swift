extension Reader {
    /// What is asked of quotes.
    func quotes(_ said: Utterance, _ memory: Memory) -> Intent {
        if let other = otherRecords(said, memory) { return other }
        if let number = documentNumber(behind: .quote, said) { return .quote(number) }
        let isPointing = isPointing(at: .oneQuote, said) && !wordings.fits(.quotesOpen, said)
        if isPointing, case .quote(let number)? = target(said, memory, .quotes) { return .quote(number) }
        if isPointing, let missing = missing(.quotes, said, memory) { return missing }
        return .quotes(status: quoteStatus(said))
    }

    /// What is asked of contracts.
    func contracts(_ said: Utterance, _ memory: Memory) -> Intent {
        if let other = otherRecords(said, memory) { return other }
        let aspect = contractAspect(said)
        if let number = documentNumber(behind: .contract, said) { return .contract(number, aspect) }
        if case .contract(let number)? = page, noun(.contract, said) == nil || isPointing(at: .oneContract, said) {
            return .contract(number, aspect)
        }
        if isPointing(at: .oneContract, said) {
            if case .contract(let number)? = target(said, memory, .contracts) { return .contract(number, aspect) }
            if let missing = missing(.contracts, said, memory) { return missing }
        }
        if noun(.contract, said) == nil, case .contract(let number)? = memory.focus { return .contract(number, aspect) }
        var question = ContractQuestion()
        question.aspect = aspect
        if wordings.has(.all, in: said) { question.status = "all" }
        if aspect == .whole, wordings.fits(.contractsEnded, said) { question.status = "ended" }
        return .contracts(question)
    }

    /// Where a ticket or an invoice is named as well, it is what they ask about.
    private func otherRecords(_ said: Utterance, _ memory: Memory) -> Intent? {
        if wordings.has(.ticket, in: said) { return tickets(said, memory) }
        return wordings.has(.invoice, in: said) ? invoices(said, .invoices, memory) : nil
    }

    private func quoteStatus(_ said: Utterance) -> String {
        if wordings.fits(.quotesAccepted, said) { return "accepted" }
        if wordings.fits(.quotesDeclined, said) { return "declined" }
        if wordings.fits(.quotesExpired, said) { return "expired" }
        return wordings.fits(.quotesOpen, said) ? "open" : "all"
    }

    private func contractAspect(_ said: Utterance) -> ContractAspect {
        if wordings.fits(.contractNotice, said) { return .notice }
        if wordings.fits(.contractCover, said) { return .cover }
        return wordings.fits(.contractEnd, said) ? .end : .whole
    }

    /// The number behind the noun, or a word such as `q-3001`.
    private func documentNumber(behind kind: WordClass, _ said: Utterance) -> String? {
        let isCode: (Utterance.Word) -> Bool = { $0.hasDigit && $0.text.contains("-") }
        let isNumber: (Utterance.Word) -> Bool = { $0.hasDigit && (isCode($0) || ($0.isNumber && $0.text.count > 2)) }
        guard let word = behind(kind, said, isNumber) ?? said.words.first(where: isCode) else { return nil }
        return PlainWords.argument(word.written.uppercased(), most: 50)
    }
}
