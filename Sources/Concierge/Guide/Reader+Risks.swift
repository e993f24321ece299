/// Which risks somebody asks for.
struct RiskQuestion: Sendable, Hashable {
    var status = "all"
}

extension Reader {
    /// What is asked of risks.
    func risks(_ said: Utterance, _ memory: Memory) -> Intent {
        if let code = riskCode(said) { return .risk(code) }
        if isPointing(at: .risk, said) {
            if case .risk(let number)? = target(said, memory, .risks) { return .risk(number) }
            if let missing = missing(.risks, said, memory) { return missing }
        }
        var question = RiskQuestion()
        if wordings.has(.decided, in: said) || wordings.fits(.risksSigned, said) {
            question.status = "decided"
        } else if wordings.has(.toSign, in: said) || wordings.has(.open, in: said) || wordings.has(.overdue, in: said) {
            question.status = "pending"
        }
        return .risks(question)
    }

    /// The number of a risk that is named: behind the word, or written as `R-1001`.
    func riskCode(_ said: Utterance) -> String? {
        for place in said.words.indices where wordings.is(said.words[place], .risk) {
            let next = said.words[(place + 1)...].prefix(3).first { $0.text != ":" && !wordings.is($0, .numberWord) }
            if let next, next.hasDigit, !next.isYear { return code(next) }
        }
        return said.words.first { $0.text.hasPrefix("r-") && $0.hasDigit }.map(code)
    }

    private func code(_ word: Utterance.Word) -> String { PlainWords.argument(word.written.uppercased(), most: 50) }
}
