import Access

extension ImportRecord {
    /// A bill; its total is the sum of the lines' amounts and the tax.
    public struct Invoice: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// The number that people use.
        public var number = ""
        /// Where it stands.
        public var state = InvoiceState.draft
        /// The currency of every amount on it.
        public var currency = Currency(stored: "XXX")
        /// When it was issued.
        public var issuedOn = CalendarDate(dayNumber: 0)
        /// When it is due.
        public var dueOn = CalendarDate(dayNumber: 0)
        /// A few words to the client; empty when there are none.
        public var memo = ""
        /// Where it can be paid; empty when nowhere.
        public var payAddress = ""
        /// The lines in order.
        public var lines: [InvoiceLine] = []
        /// The tax, in minor units.
        public var tax: Int64 = 0
        /// All lines and the tax, in minor units.
        public var total: Int64 = 0

        /// A blank invoice.
        public init() {}
    }

    /// One line of an invoice.
    public struct InvoiceLine: Sendable, Hashable {
        /// What was delivered.
        public var description = ""
        /// How many thousandths of a unit.
        public var quantityThousandths: Int64 = 0
        /// The price of a unit, in minor units.
        public var unitPrice: Int64 = 0
        /// The line's amount, in minor units, as the other system rounded it.
        public var amount: Int64 = 0

        /// A blank line.
        public init() {}
    }

    /// Money received for an invoice, in the invoice's currency.
    public struct Payment: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The invoice.
        public var invoice = ""
        /// How much, in minor units.
        public var amount: Int64 = 0
        /// The currency; must be the invoice's.
        public var currency = Currency(stored: "XXX")
        /// When it came in.
        public var receivedOn = CalendarDate(dayNumber: 0)
        /// How it was paid; empty when not said.
        public var method = ""
        /// What the payer wrote on it; empty when not said.
        public var reference = ""

        /// A blank payment.
        public init() {}
    }
}

extension ImportRecord.Invoice: Imported {
    static var kind: ImportKind { .invoice }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(company)
        packed.put(number)
        packed.put(state)
        packed.put(currency.code)
        packed.put(issuedOn)
        packed.put(dueOn)
        packed.put(memo)
        packed.put(payAddress)
        packed.put(Int64(lines.count))
        for line in lines { line.pack(into: &packed) }
        packed.put(tax)
        packed.put(total)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        number = try packed.text()
        state = try packed.choice()
        currency = Currency(stored: try packed.text())
        issuedOn = try packed.date()
        dueOn = try packed.date()
        memo = try packed.text()
        payAddress = try packed.text()
        for _ in 0..<max(0, try packed.number()) { lines.append(try .init(unpacking: &packed)) }
        tax = try packed.number()
        total = try packed.number()
    }
}

extension ImportRecord.Payment: Imported {
    static var kind: ImportKind { .payment }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(invoice)
        packed.put(amount)
        packed.put(currency.code)
        packed.put(receivedOn)
        packed.put(method)
        packed.put(reference)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        invoice = try packed.text()
        amount = try packed.number()
        currency = Currency(stored: try packed.text())
        receivedOn = try packed.date()
        method = try packed.text()
        reference = try packed.text()
    }
}

extension ImportRecord.InvoiceLine {
    fileprivate func pack(into packed: inout PackedRecord) {
        packed.put(description)
        packed.put(quantityThousandths)
        packed.put(unitPrice)
        packed.put(amount)
    }

    fileprivate init(unpacking packed: inout PackedRecord) throws {
        description = try packed.text()
        quantityThousandths = try packed.number()
        unitPrice = try packed.number()
        amount = try packed.number()
    }
}
