import Access
import Tools

/// What the list of quotes says.
struct QuoteListModel {
    /// One quote of the list.
    struct Row {
        let number: String
        let title: String
        let standing: QuoteStanding
        let issuedOn: CalendarDate
        let validUntil: CalendarDate
        /// How long it can still be decided; nil when it can't.
        let left: LeftWords?
        let total: Money
    }

    let company: String
    let frame: ListFrame
    let filter: QuoteFilter
    let rows: [Row]
}

extension QuoteListModel {
    /// The list that was found for a query.
    init(_ found: ListQuotes.Output, _ query: QuoteListQuery, company: String) {
        self.company = company
        filter = query.filter
        rows = found.quotes.map(Row.init)
        let total = found.counts.count(query.filter)
        var frame = ListFrame(
            noun: .quote,
            paging: Paging(
                shown: found.quotes.count, of: total, total == 1 ? "quote" : "quotes",
                first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) }),
            start: query.link())
        frame.tabs = [QuoteFilter.all, .open, .accepted, .declined, .expired].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        frame.count = found.quotes.count
        frame.emptiness = Self.emptiness(found, query)
        self.frame = frame
    }

    private static func emptiness(_ found: ListQuotes.Output, _ query: QuoteListQuery) -> Emptiness? {
        guard found.quotes.isEmpty else { return nil }
        if found.counts.all == 0 { return .nothingYet }
        if query.isFurtherOn { return .end }
        let part = query.filter == .all ? nil : query.filter.worded.lowercased()
        return .nothingFound(SoughtInVain(part: part, elsewhere: found.counts.all, everywhere: query.link(.all)))
    }
}

extension ListFrame.Noun {
    /// Quotes.
    static let quote = ListFrame.Noun(one: "quote", many: "quotes", title: "Quotes", all: .page("/portal/quotes"))
}

extension QuoteListModel.Row {
    fileprivate init(_ quote: QuoteSummary) {
        number = quote.number
        title = quote.title
        standing = quote.standing
        issuedOn = quote.issuedOn
        validUntil = quote.validUntil
        left = quote.daysLeft.map(LeftWords.init(days:))
        total = quote.total
    }
}
