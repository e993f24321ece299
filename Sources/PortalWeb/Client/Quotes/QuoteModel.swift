import Access
import Tools

/// What the page of one quote says.
struct QuoteModel {
    /// Where it is decided, or why nowhere.
    enum Decision {
        /// On another site.
        case at(Link, host: String)
        /// Not by a button; the reason in a sentence.
        case not(String)
    }

    /// One section with what its lines come to.
    struct Section {
        let title: String
        let lines: [GetQuote.Line]
        let sum: Money
    }

    let letterhead: Letterhead
    let number: String
    let title: String
    let standing: QuoteStanding
    let issuedOn: CalendarDate
    let validUntil: CalendarDate
    /// How long it can still be decided; nil when it can't.
    let left: LeftWords?
    let decidedOn: CalendarDate?
    var decision: Decision
    let introduction: String
    let sections: [Section]
    /// Lines that are not in the total.
    let options: [GetQuote.Line]
    let subtotal: Money
    let discount: GetQuote.Discount?
    let tax: Money
    let total: Money
    let terms: String
    /// Where to ask about it; nil where the person can't open a ticket.
    var question: Link?
}

extension QuoteModel {
    /// A quote as a person sees it.
    init(_ found: GetQuote.Output, letterhead: Letterhead, mayAsk: Bool) {
        self.letterhead = letterhead
        number = found.quote.number
        title = found.quote.title
        standing = found.quote.standing
        issuedOn = found.quote.issuedOn
        validUntil = found.quote.validUntil
        left = found.quote.daysLeft.map(LeftWords.init(days:))
        decidedOn = found.decidedOn
        decision = Decision(found, provider: letterhead.provider)
        introduction = found.introduction
        sections = found.sections.map { Section($0, currency: found.quote.total.currency) }
        options = found.options
        subtotal = found.subtotal
        discount = found.discount
        tax = found.tax
        total = found.quote.total
        terms = found.terms
        let subject = "Question about quote \(found.quote.number)"
        question = mayAsk ? .page("/portal/tickets/new", query: ["subject": subject]) : nil
    }
}

extension QuoteModel.Section {
    fileprivate init(_ section: GetQuote.Section, currency: Currency) {
        title = section.title
        lines = section.lines
        let minor = section.lines.reduce(Int64(0)) { $0.addingReportingOverflow($1.amount.minor).partialValue }
        sum = Money(minor: minor, currency: currency)
    }
}

extension QuoteModel.Decision {
    fileprivate init(_ found: GetQuote.Output, provider: String) {
        switch found.deciding {
        case .at(let address): self = Self.link(address) ?? .not(Self.withPeople(provider))
        case .withPeople: self = .not(Self.withPeople(provider))
        case .tooLate: self = .not("This quote has expired. Ask \(provider) for a new one if you still want it.")
        case .decided where found.quote.standing == .accepted: self = .not("This quote was accepted. Thank you.")
        case .decided: self = .not("This quote was declined. Nothing comes of it.")
        }
    }

    /// The address, whose host the tool has held against the provider's list.
    private static func link(_ address: String) -> Self? {
        let host = String(address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        return HTTPSAddress(address, hosts: AllowedHosts([host])).map { .at(.outside($0), host: host) }
    }

    private static func withPeople(_ provider: String) -> String {
        "Tell \(provider) what you decide: this portal shows quotes, and accepts or declines none."
    }
}
