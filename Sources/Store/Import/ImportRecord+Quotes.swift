import Access

extension ImportRecord {
    /// An offer; its total is what counts of its lines, less the discount, with the tax.
    public struct Quote: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// The number that people use.
        public var number = ""
        /// What it is about.
        public var title = ""
        /// Where it stands.
        public var state = QuoteState.draft
        /// The currency of every amount on it.
        public var currency = Currency(stored: "XXX")
        /// When it was issued.
        public var issuedOn = CalendarDate(dayNumber: 0)
        /// The last day on which it can be accepted.
        public var validUntil = CalendarDate(dayNumber: 0)
        /// When it was accepted or declined; nil when not said.
        public var decidedOn: CalendarDate?
        /// What stands before the lines, in Markdown; empty when there is nothing.
        public var introduction = ""
        /// What stands behind them, in Markdown; empty when there is nothing.
        public var terms = ""
        /// Where it is decided; empty when nowhere.
        public var approvalAddress = ""
        /// The sections in order.
        public var sections: [QuoteSection] = []
        /// What is taken off all that counts, in minor units; 0 when nothing is.
        public var discount: Int64 = 0
        /// The same as a percentage in thousandths; nil when it is an amount.
        public var discountPercent: Int64?
        /// The tax, in minor units.
        public var tax: Int64 = 0
        /// What counts of the lines, less the discount, with the tax, in minor units.
        public var total: Int64 = 0

        /// A blank quote.
        public init() {}
    }

    /// One section of a quote.
    public struct QuoteSection: Sendable, Hashable {
        /// Its heading.
        public var title = ""
        /// The lines in order.
        public var lines: [QuoteLine] = []

        /// A blank section.
        public init() {}
    }

    /// One line of a quote.
    public struct QuoteLine: Sendable, Hashable {
        /// What would be delivered.
        public var description = ""
        /// How many thousandths of a unit.
        public var quantityThousandths: Int64 = 0
        /// The price of a unit, in minor units.
        public var unitPrice: Int64 = 0
        /// What is taken off the line, in minor units; 0 when nothing is.
        public var discount: Int64 = 0
        /// The same as a percentage in thousandths; nil when it is an amount.
        public var discountPercent: Int64?
        /// The line's amount after its discount, in minor units.
        public var amount: Int64 = 0
        /// Whether the client can do without it.
        public var isOptional = false
        /// Whether an optional line was chosen.
        public var isChosen = false

        /// A blank line.
        public init() {}
    }
}

extension ImportRecord.Quote: Imported {
    static var kind: ImportKind { .quote }

    func pack(into packed: inout PackedRecord) {
        for text in [externalID, company, number, title] { packed.put(text) }
        packed.put(state)
        packed.put(currency.code)
        packed.put(issuedOn)
        packed.put(validUntil)
        packed.put(decidedOn)
        for text in [introduction, terms, approvalAddress] { packed.put(text) }
        packed.put(Int64(sections.count))
        for section in sections { section.pack(into: &packed) }
        packed.put(discount)
        packed.put(discountPercent)
        packed.put(tax)
        packed.put(total)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        number = try packed.text()
        title = try packed.text()
        state = try packed.choice()
        currency = Currency(stored: try packed.text())
        issuedOn = try packed.date()
        validUntil = try packed.date()
        decidedOn = try packed.optionalDate()
        introduction = try packed.text()
        terms = try packed.text()
        approvalAddress = try packed.text()
        for _ in 0..<max(0, try packed.number()) { sections.append(try .init(unpacking: &packed)) }
        discount = try packed.number()
        discountPercent = try packed.optionalNumber()
        tax = try packed.number()
        total = try packed.number()
    }
}

extension ImportRecord.QuoteSection {
    fileprivate func pack(into packed: inout PackedRecord) {
        packed.put(title)
        packed.put(Int64(lines.count))
        for line in lines { line.pack(into: &packed) }
    }

    fileprivate init(unpacking packed: inout PackedRecord) throws {
        title = try packed.text()
        for _ in 0..<max(0, try packed.number()) { lines.append(try .init(unpacking: &packed)) }
    }
}

extension ImportRecord.QuoteLine {
    fileprivate func pack(into packed: inout PackedRecord) {
        packed.put(description)
        packed.put(quantityThousandths)
        packed.put(unitPrice)
        packed.put(discount)
        packed.put(discountPercent)
        packed.put(amount)
        packed.put(isOptional)
        packed.put(isChosen)
    }

    fileprivate init(unpacking packed: inout PackedRecord) throws {
        description = try packed.text()
        quantityThousandths = try packed.number()
        unitPrice = try packed.number()
        discount = try packed.number()
        discountPercent = try packed.optionalNumber()
        amount = try packed.number()
        isOptional = try packed.flag()
        isChosen = try packed.flag()
    }
}
