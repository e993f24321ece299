import Access

extension Reader {
    /// The words that say something of their own.
    func content(of words: [Utterance.Word]) -> [Utterance.Word] {
        words.filter { $0.text != ":" && !wordings.is($0, .filler) && $0.text.contains(where: \.isLetter) }
    }

    /// Words as a search takes them, as they were written.
    func query(_ content: [Utterance.Word], most: Int = 200) -> String {
        PlainWords.argument(content.prefix(8).map(\.written).joined(separator: " "), most: most)
    }

    /// A search for articles about something.
    func question(_ content: [Utterance.Word], draft: TicketDraft?, isGuess: Bool = false) -> ArticleQuestion {
        let query = query(content)
        let others = content.flatMap { wordings.synonyms(of: $0) }
        let search = PlainWords.argument(([query] + others).joined(separator: " "), most: 200)
        return ArticleQuestion(query: query, search: search, draft: draft, isGuess: isGuess)
    }

    /// The span of days that is spoken of, and its words.
    func period(_ said: Utterance) -> (period: Period, place: Range<Int>)? {
        today.flatMap { PeriodReader(wordings: wordings, words: said.words, today: $0).find() }
    }

    /// A ticket in the words that were said, without the courtesies before them in its subject.
    func draft(_ said: Utterance) -> TicketDraft? {
        guard let first = said.words.first else { return nil }
        return draft(about: String(said.raw[first.place.lowerBound...]), words: said.raw, said)
    }

    /// A ticket about something; a question for help behind a comma stays out of its subject.
    func draft(about subject: String, words: String, _ said: Utterance) -> TicketDraft? {
        var draft = TicketDraft(about: withoutCourtesy(subject), words: words)
        draft?.priority = priority(said) ?? "normal"
        return draft
    }

    /// How pressing it is, when they say so.
    func priority(_ said: Utterance) -> String? {
        if wordings.fits(.saysLow, said) { return "low" }
        if wordings.fits(.saysUrgent, said) { return "urgent" }
        return wordings.fits(.saysHigh, said) ? "high" : nil
    }

    private func withoutCourtesy(_ text: String) -> String {
        for comma in text.prefix(2000).indices where text[comma] == "," {
            let rest = wordings.plain(String(text[text.index(after: comma)...].prefix(80)))
            if let word = rest.first, wordings.is(word, .courtesyAfter) { return String(text[..<comma]) }
        }
        return text
    }
}
