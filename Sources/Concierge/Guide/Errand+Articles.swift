import Tools

extension Errand {
    private static let shown = 4
    private static let titles = 20

    /// The articles that may help.
    func articles(_ question: ArticleQuestion) -> Step {
        if !telling.has(.searchArticles) {
            if question.isGuess { return .say(notUnderstood) }
            return .say(Prose.paragraphs([telling.notOffered(.searchArticles), offer(question, .articlesOfferNone)]))
        }
        let limit = question.query.isEmpty ? Self.titles : Self.shown
        guard let outcome = outcomes.last else {
            return use(.searchArticles, ["query": .string(question.search), "limit": .integer(Int64(limit))])
        }
        guard let found = outcome.json?.facts("articles", FoundArticle.init),
            let total = outcome.json?["total"]?.integer
        else { return .say(telling.trouble(outcome, .articles)) }
        return .say(found.isEmpty ? nothing(question) : told(found, question, total))
    }

    private func told(_ found: [FoundArticle], _ question: ArticleQuestion, _ total: Int64) -> Prose {
        let values: [Slot: Prose] = [
            .list: Prose.lines(found.prefix(Self.titles).map(line)), .words: Prose(quoting: question.query, most: 100),
            .total: Prose(number: total),
        ]
        if question.query.isEmpty { return voice.say(.articlesTitles, values) }
        let head = voice.say(question.isGuess ? .articlesGuessed : .articlesFound, values)
        return Prose.paragraphs([head, question.isGuess ? .nothing : offer(question, .articlesOffer)])
    }

    private func line(_ article: FoundArticle) -> Prose {
        let link = voice.link(.article(slug: article.slug, title: article.title))
        let snippet = Prose(quoting: article.snippet, most: 220)
        return snippet.isEmpty
            ? voice.say(.articleLineTitle, [.link: link]) : voice.say(.articleLine, [.link: link, .snippet: snippet])
    }

    private func nothing(_ question: ArticleQuestion) -> Prose {
        if question.query.isEmpty { return voice.say(.articlesNoneYet) }
        if question.isGuess { return notUnderstood }
        let words = Prose(quoting: question.query, most: 100)
        return Prose.paragraphs([voice.say(.articlesNone, [.words: words]), offer(question, .articlesOfferNone)])
    }

    /// A ticket where one can be opened, and a person otherwise.
    private func offer(_ question: ArticleQuestion, _ phrase: Phrase) -> Prose {
        telling.has(.createTicket) && question.draft != nil ? voice.say(phrase) : telling.contacts
    }

    /// The beginning of one article, or its headings and first paragraph.
    func article(_ slug: String, inShort: Bool) -> Step {
        guard let outcome = outcomes.last else { return use(.getArticle, ["slug": .string(slug)]) }
        if outcome.isNotFound { return .say(voice.say(.articleNotFound, [.link: telling.page(.articles)])) }
        guard let json = outcome.json, let slug = json["slug"]?.string, let title = json["title"]?.string,
            let body = json["body"]?.string
        else { return .say(telling.trouble(outcome, .articles)) }
        let record = Reference.article(slug: slug, title: title)
        if inShort { return .say(summary(of: body, record)) }
        let excerpt = ArticleExcerpt(body)
        let page = Prose(link: voice.say(.articlePage), to: record.path)
        return .say(
            Prose.paragraphs([
                voice.say(.articleAnswer, [.link: voice.link(record), .text: excerpt.prose]),
                excerpt.isCut ? voice.say(.articleMore, [.link: page]) : .nothing,
                memory.offer != nil && telling.has(.createTicket) ? voice.say(.articlesOffer) : .nothing,
            ]))
    }

    /// What an article begins with, quoted, and its headings: the guide has no words of its own for it.
    private func summary(of body: String, _ record: Reference) -> Prose {
        let outline = ArticleOutline(body)
        let text = Prose(quoting: outline.opening, most: 400)
        let headings = outline.headings.map { voice.say(.articleHeading, [.text: Prose(quoting: $0, most: 160)]) }
        let link = voice.link(record)
        return Prose.paragraphs([
            text.isEmpty
                ? voice.say(.articleSummaryTitle, [.link: link])
                : voice.say(.articleSummary, [.link: link, .text: text]),
            headings.isEmpty ? .nothing : voice.say(.articleHeadings, [.list: Prose.lines(headings)]),
            voice.say(.articleSummaryLimits),
        ])
    }
}

/// An article of a search as the tool gave it.
struct FoundArticle: Sendable, Hashable {
    let slug: String
    let title: String
    let snippet: String

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let slug = json["slug"]?.string, !slug.isEmpty, let title = json["title"]?.string,
            let snippet = json["snippet"]?.string
        else { return nil }
        self.slug = slug
        self.title = title
        self.snippet = snippet
    }
}
