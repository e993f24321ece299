/// Finds the amount in what somebody said: `over 500 euros`, `€1.250,50`, `between 100 and 200`.
struct AmountReader {
    let said: Utterance
    let wordings: Wordings
    /// Whether invoices are spoken of, so that a number may be an amount without its currency.
    let isAboutInvoices: Bool

    private typealias Found = (amount: Amount, place: Range<Int>)

    private var words: [Utterance.Word] { said.words }

    /// The first amount that is spoken of, and the words that speak of it.
    func find() -> (span: AmountSpan, place: Range<Int>)? {
        guard var first = find(from: 0) else { return nil }
        if [.over, .atLeast].contains(first.span.kind), let next = find(from: first.place.upperBound),
            [.under, .atMost].contains(next.span.kind)
        {
            first.span.also = [next.span]
        }
        return first
    }

    private func find(from start: Int) -> (span: AmountSpan, place: Range<Int>)? {
        for index in words.indices.dropFirst(start) {
            if let found = number(at: index), let span = span(found), isMeant(found.amount, span.span, found.place) {
                return span
            }
        }
        return nil
    }

    private func span(_ found: Found) -> (span: AmountSpan, place: Range<Int>)? {
        let (start, end) = (found.place.lowerBound, found.place.upperBound)
        let written = said.text(of: found.place)
        if `is`(start - 1, .between), `is`(end, .to) || words.at(end)?.text == ":", let upper = upper(from: end + 1) {
            let span = AmountSpan(
                kind: .between, amount: found.amount, upper: upper.amount, written: written,
                upperWritten: said.text(of: upper.place))
            return (span, start - 1..<upper.place.upperBound)
        }
        let (kind, place) = bound(start, end)
        return (AmountSpan(kind: kind, amount: found.amount, written: written), place)
    }

    private func upper(from index: Int) -> Found? {
        number(at: index) ?? (currency(index) == nil ? nil : number(at: index + 1))
    }

    /// How the words around an amount bound it.
    private func bound(_ start: Int, _ end: Int) -> (AmountSpan.Kind, Range<Int>) {
        if `is`(start - 1, .than) {
            if `is`(start - 2, .more) { return (.over, start - 2..<end) }
            if `is`(start - 2, .less) { return (.under, start - 2..<end) }
        }
        if `is`(start - 1, .over) { return (.over, start - 1..<end) }
        if `is`(start - 1, .under) { return (.under, start - 1..<end) }
        if `is`(start - 1, .least) { return (.atLeast, start - 1..<end) }
        if `is`(start - 1, .most) { return (.atMost, start - 1..<end) }
        if `is`(start - 1, .to), `is`(start - 2, .up) { return (.atMost, start - 2..<end) }
        if `is`(end, .either) {
            if `is`(end + 1, .more) || `is`(end + 1, .over) || `is`(end + 1, .up) { return (.atLeast, start..<end + 2) }
            if `is`(end + 1, .less) || `is`(end + 1, .under) { return (.atMost, start..<end + 2) }
        }
        return (.exactly, start..<end)
    }

    /// Whether it is an amount, and not the number of a record, a year or a date.
    private func isMeant(_ amount: Amount, _ span: AmountSpan, _ place: Range<Int>) -> Bool {
        if amount.currency != nil || span.upper?.currency != nil { return true }
        guard isAboutInvoices else { return false }
        if span.kind != .exactly { return true }
        if amount.hasCents { return !amount.mayBeDate }
        let before = place.lowerBound - 1
        return amount.isGrouped && !`is`(before, .invoice) && !`is`(before, .ticket) && !`is`(before, .numberWord)
    }

    /// A number at a place, with the currency that is written with it, before it or behind it.
    private func number(at index: Int) -> Found? {
        guard let word = words.at(index), !word.isHash, word.hasDigit else { return nil }
        let head = word.text.prefix { !$0.isASCIIDigit }
        let tail = String(word.text.reversed().prefix { !$0.isASCIIDigit }.reversed())
        let digits = word.text.dropFirst(head.count).dropLast(tail.count)
        guard var amount = Amount(String(digits)) else { return nil }
        let own = [String(head), tail].filter { !$0.isEmpty }
        guard own.count <= 1 else { return nil }
        if let sign = own.first {
            guard let code = code(sign) else { return nil }
            amount.currency = code
            return (amount, index..<index + 1)
        }
        if let code = currency(index + 1) {
            amount.currency = code
            return (amount, index..<index + 2)
        }
        amount.currency = currency(index - 1)
        return (amount, (amount.currency == nil ? index : index - 1)..<index + 1)
    }

    private func currency(_ index: Int) -> String? { words.at(index).flatMap { code($0.text) } }

    private func code(_ word: String) -> String? {
        if wordings.has(word, .euro) { return "EUR" }
        if wordings.has(word, .dollar) { return "USD" }
        if wordings.has(word, .pound) { return "GBP" }
        return wordings.has(word, .currency) ? word.uppercased() : nil
    }

    private func `is`(_ index: Int, _ kind: WordClass) -> Bool {
        words.at(index).map { wordings.is($0, kind) } ?? false
    }
}

extension [Utterance.Word] {
    /// The word at a place; nil when there is none.
    fileprivate func at(_ place: Int) -> Utterance.Word? { indices.contains(place) ? self[place] : nil }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
