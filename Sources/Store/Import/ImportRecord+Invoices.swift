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
}

extension ImportRecord.Payment: Imported {
    static var kind: ImportKind { .payment }
}
