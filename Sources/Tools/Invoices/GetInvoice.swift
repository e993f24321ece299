import Access
import Store

/// Shows one invoice with its lines, tax and payments.
public enum GetInvoice: Tool {
    /// The name that callers use.
    public static let name = "get_invoice"
    /// What a model is told.
    public static let about = "Shows one invoice by its number, with lines, tax, payments and balance."
    /// What a person reads meanwhile.
    public static let activity = "Reading the invoice"
    /// What Nexie offers with it.
    public static let offer = "explain an invoice: what it is for, what was paid and what is still owed"
    /// Who may call it.
    public static let need = Need.permission(.invoicesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which invoice.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No invoice yet.
        public init() {}

        /// The invoice with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 40, required: true, "The invoice's number")
        ])
    }

    /// The invoice.
    public struct Output: ToolOutput {
        /// What a list shows.
        public let invoice: InvoiceSummary
        /// A few words of the provider; empty when there are none.
        public let memo: String
        /// The lines.
        public let lines: [Line]
        /// All lines without the tax.
        public let subtotal: Money
        /// The tax.
        public let tax: Money
        /// The payments, oldest first.
        public let payments: [Payment]
        /// How it can be paid, or why not.
        public let paying: Paying

        /// One line.
        public struct Line: Sendable, Hashable {
            /// What was delivered.
            public let description: String
            /// How much of it, as people write it.
            public let quantity: String
            /// The price of one.
            public let unitPrice: Money
            /// The line's amount.
            public let amount: Money
        }

        /// One payment.
        public struct Payment: Sendable, Hashable {
            /// When it came in.
            public let receivedOn: CalendarDate
            /// How much.
            public let amount: Money
            /// How; empty when not said.
            public let method: String
            /// The payer's words; empty when not said.
            public let reference: String
        }

        /// The records that it speaks of.
        public var references: [Reference] { [invoice.reference] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] { [invoice.card] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            invoice.write(to: &json)
            json.field("memo", memo)
            json.array("lines", lines) { line, json in
                json.object {
                    $0.field("description", line.description)
                    $0.field("quantity", line.quantity)
                    $0.field("unit_price", line.unitPrice.worded)
                    $0.field("amount", line.amount.worded)
                }
            }
            json.field("subtotal", subtotal.worded)
            json.field("tax", tax.worded)
            json.array("payments", payments) { payment, json in
                json.object {
                    $0.field("received_on", payment.receivedOn.description)
                    $0.field("amount", payment.amount.worded)
                    $0.field("method", payment.method)
                }
            }
            json.field("can_be_paid_online", paying.address != nil)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.invoice(number: input.number) else { throw ToolRefusal.notFound }
        let currency = found.row.total.currency
        let subtotal = found.row.total.minor.subtractingReportingOverflow(found.tax.minor).partialValue
        return Output(
            invoice: InvoiceSummary(found.row, today: call.today), memo: found.memo,
            lines: found.lines.map { Output.Line($0, currency: currency) },
            subtotal: Money(minor: subtotal, currency: currency), tax: found.tax,
            payments: found.payments.map {
                .init(
                    receivedOn: $0.receivedOn, amount: Money(minor: $0.amount, currency: currency), method: $0.method,
                    reference: $0.reference)
            },
            paying: Paying(found))
    }
}

extension GetInvoice.Output.Line {
    init(_ row: InvoiceLineRow, currency: Currency) {
        description = row.description
        quantity = Self.worded(thousandths: row.quantityThousandths)
        unitPrice = Money(minor: row.unitPrice, currency: currency)
        amount = Money(minor: row.amount, currency: currency)
    }

    static func worded(thousandths: Int64) -> String {
        let sign = thousandths < 0 ? "-" : ""
        let rest = String(thousandths.magnitude % 1000)
        let digits = String(repeating: "0", count: 3 - rest.count) + rest
        let kept = String(digits.reversed().drop { $0 == "0" }.reversed())
        return sign + String(thousandths.magnitude / 1000) + (kept.isEmpty ? "" : "." + kept)
    }
}
