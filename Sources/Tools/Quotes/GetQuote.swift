import Access
import Store

/// Shows one quote with its sections, lines, discounts and tax.
public enum GetQuote: Tool {
    /// The name that callers use.
    public static let name = "get_quote"
    /// What a model is told.
    public static let about =
        "Shows one quote by its number: sections, lines, options outside the total, discounts, tax and last day."
    /// What a person reads meanwhile.
    public static let activity = "Reading the quote"
    /// What Nexie offers with it.
    public static let offer = "explain a quote: what it holds, what is optional and until when it is valid"
    /// Who may call it.
    public static let need = Need.permission(.quotesRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Which quote.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No quote yet.
        public init() {}

        /// The quote with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The quote's number")
        ])
    }

    /// The quote.
    public struct Output: ToolOutput {
        /// What a list shows.
        public let quote: QuoteSummary
        /// When it was accepted or declined, where the provider's books say so.
        public let decidedOn: CalendarDate?
        /// What stands before the lines, in Markdown; empty when there is nothing.
        public let introduction: String
        /// What stands behind them, in Markdown; empty when there is nothing.
        public let terms: String
        /// The sections with the lines that are in the total.
        public let sections: [Section]
        /// The optional lines that nobody has chosen; none of them is in the total.
        public let options: [Line]
        /// All lines that are in the total.
        public let subtotal: Money
        /// What is taken off them; nil when nothing is.
        public let discount: Discount?
        /// The tax.
        public let tax: Money
        /// Where it is decided.
        public let deciding: Deciding

        /// The records that it speaks of.
        public var references: [Reference] { [quote.reference] }
        /// The same with what a person sees of it.
        public var cards: [RecordCard] { [quote.card] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            quote.write(to: &json)
            json.field("decided_on", decidedOn?.description)
            json.field("introduction", introduction)
            json.array("sections", sections) { section, json in
                json.object {
                    $0.field("title", section.title)
                    $0.array("lines", section.lines) { line, json in json.object { line.write(to: &$0) } }
                }
            }
            json.array("options_not_in_total", options) { line, json in json.object { line.write(to: &$0) } }
            json.field("subtotal", subtotal.worded)
            json.field("discount", discount?.amount.worded)
            json.field("discount_percent", discount?.percent)
            json.field("tax", tax.worded)
            json.field("terms", terms)
            json.field("can_be_decided_online", deciding.address != nil)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let found = try store.quote(number: input.number) else { throw ToolRefusal.notFound }
        let currency = found.row.total.currency
        let summary = QuoteSummary(found.row, today: call.today)
        let lines = found.sections.flatMap(\.lines)
        let counted = lines.filter { $0.counts || Faults.has(.optionalLinesCounted) }
        let subtotal = counted.reduce(Int64(0)) { $0.addingReportingOverflow($1.amount).partialValue }
        return Output(
            quote: summary, decidedOn: found.decidedOn, introduction: found.introduction, terms: found.terms,
            sections: found.sections.map { Section($0, currency) }.filter { !$0.lines.isEmpty },
            options: lines.filter { !$0.counts }.map { Line($0, currency) },
            subtotal: Money(minor: subtotal, currency: currency),
            discount: Discount(found.discount, currency), tax: found.tax, deciding: Deciding(found, summary.standing))
    }
}

extension GetQuote {
    /// One section.
    public struct Section: Sendable, Hashable {
        /// Its heading.
        public let title: String
        /// The lines that are in the total.
        public let lines: [Line]

        init(_ row: QuoteSectionRow, _ currency: Currency) {
            title = row.title
            lines = row.lines.filter(\.counts).map { Line($0, currency) }
        }
    }

    /// One line.
    public struct Line: Sendable, Hashable {
        /// What would be delivered.
        public let description: String
        /// How much of it, as people write it.
        public let quantity: String
        /// The price of one.
        public let unitPrice: Money
        /// What is taken off; nil when nothing is.
        public let discount: Discount?
        /// The line's amount after its discount.
        public let amount: Money
        /// Whether it was an option, and was chosen.
        public let isChosen: Bool

        init(_ row: QuoteLineRow, _ currency: Currency) {
            description = row.description
            quantity = GetInvoice.Output.Line.worded(thousandths: row.quantityThousandths)
            unitPrice = Money(minor: row.unitPrice, currency: currency)
            discount = Discount(row.discount, currency)
            amount = Money(minor: row.amount, currency: currency)
            isChosen = row.isChosen
        }

        fileprivate func write(to json: inout JSONFields) {
            json.field("description", description)
            json.field("quantity", quantity)
            json.field("unit_price", unitPrice.worded)
            json.field("discount", discount?.amount.worded)
            json.field("discount_percent", discount?.percent)
            json.field("amount", amount.worded)
            json.field("was_optional", isChosen)
        }
    }

    /// What is taken off.
    public struct Discount: Sendable, Hashable {
        /// How much; more than nothing.
        public let amount: Money
        /// The percentage that it came from, as people write it; nil when it is an amount.
        public let percent: String?

        init?(_ row: QuoteDiscount, _ currency: Currency) {
            guard row.amount > 0 else { return nil }
            amount = Money(minor: row.amount, currency: currency)
            percent = row.percentThousandths.map(GetInvoice.Output.Line.worded(thousandths:))
        }
    }
}
