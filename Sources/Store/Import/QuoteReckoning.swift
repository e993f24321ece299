import Access

/// Whether a quote's amounts make what it says of them, to the minor unit (decision 20).
struct QuoteReckoning {
    /// Why a quote is refused.
    struct Reason: Hashable {
        let field: String
        let words: String
    }

    /// Everything that does not add up; empty when all of it does.
    private(set) var reasons: [Reason] = []

    /// How many lines a quote has at most.
    static let mostLines = 1000

    init(of quote: ImportRecord.Quote) {
        for (place, section) in quote.sections.enumerated() {
            for (position, line) in section.lines.enumerated() {
                judge(line, "Line \(position + 1) of section \(place + 1)")
            }
        }
        if quote.lineCount > Self.mostLines {
            refuse("sections", "Give at most \(Self.mostLines) lines in all.")
        }
        if quote.validUntil < quote.issuedOn { refuse("valid_until", "This must not be before issued_on.") }
        if reasons.isEmpty { judgeTotal(of: quote) }
    }

    private mutating func judge(_ line: ImportRecord.QuoteLine, _ name: String) {
        if line.isChosen, !line.isOptional { refuse("sections", "\(name) is chosen without being optional.") }
        if line.discount != 0, line.discountPercent != nil {
            return refuse("sections", "\(name) has a discount and a discount_percent; give one of them.")
        }
        guard let gross = line.gross, let off = line.takenOff else {
            return refuse("sections", "The amounts of line \(name.dropFirst(5)) are too large to add up.")
        }
        guard off >= 0, off <= max(0, gross) else {
            return refuse("sections", "\(name) has a discount of \(off) on \(gross); it can't be more.")
        }
        let made = gross - off
        if made != line.amount { refuse("sections", "\(name) makes \(made), not \(line.amount).") }
    }

    private mutating func judgeTotal(of quote: ImportRecord.Quote) {
        if quote.discount != 0, quote.discountPercent != nil {
            return refuse("discount", "Give a discount or a discount_percent, not both.")
        }
        guard let subtotal = quote.subtotal, let off = quote.takenOff else {
            return refuse("sections", "The amounts are too large to add up.")
        }
        guard off >= 0, off <= max(0, subtotal) else {
            return refuse("discount", "A discount of \(off) on \(subtotal) can't be; it must not be more.")
        }
        guard let total = [subtotal, -off, quote.tax].sum else {
            return refuse("sections", "The amounts are too large to add up.")
        }
        guard total != quote.total else { return }
        let words = off == 0 ? "The lines and the tax" : "The lines, the discount of \(off) and the tax"
        refuse("total", "\(words) make \(total), not \(quote.total).")
    }

    private mutating func refuse(_ field: String, _ words: String) {
        reasons.append(Reason(field: field, words: words))
    }
}

extension ImportRecord.Quote {
    /// What counts of the lines; nil when 64 bits can't hold it.
    var subtotal: Int64? {
        sections.flatMap(\.lines).filter { !$0.isOptional || $0.isChosen }.map(\.amount).sum
    }

    /// What is taken off what counts; nil when 64 bits can't hold it.
    var takenOff: Int64? {
        guard let discountPercent else { return discount }
        return subtotal.flatMap { QuoteAmounts.share(percentThousandths: discountPercent, of: $0) }
    }

    fileprivate var lineCount: Int { sections.reduce(0) { $0 + $1.lines.count } }
}

extension ImportRecord.QuoteLine {
    /// Quantity and price together; nil when 64 bits can't hold it.
    fileprivate var gross: Int64? {
        QuoteAmounts.gross(thousandths: quantityThousandths, unitPrice: unitPrice)
    }

    /// What is taken off the line; nil when 64 bits can't hold it.
    var takenOff: Int64? {
        guard let discountPercent else { return discount }
        return gross.flatMap { QuoteAmounts.share(percentThousandths: discountPercent, of: $0) }
    }
}
