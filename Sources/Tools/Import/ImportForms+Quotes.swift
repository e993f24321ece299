import Store

extension ImportRecord.Quote: ToolInput {
    /// The fields of a quote.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("company", \.company, required: true, "The company"),
        .documentNumber("number", \.number, "The number that people use"),
        .text("title", \.title, max: 200, required: true, "What it is about"),
        .choice("state", \.state, required: true, "Where it stands"),
        .currency("currency", \.currency, "The currency of every amount on it"),
        .day("issued_on", \.issuedOn, "When it was issued"),
        .day("valid_until", \.validUntil, "The last day on which it can be accepted"),
        .date("decided_on", \.decidedOn, "When it was accepted or declined"),
        .text("introduction", \.introduction, max: 20_000, lines: .many, "What stands before the lines, in Markdown"),
        .text("terms", \.terms, max: 100_000, lines: .many, "What stands behind them, in Markdown"),
        .address("approval_url", \.approvalAddress, "Where it is decided"),
        .list("sections", \.sections, 1...100, "The sections in order"),
        .number("discount", \.discount, discounts, "What is taken off all that counts, in minor units"),
        .percent("discount_percent", \.discountPercent, "The same as a percentage"),
        .number("tax", \.tax, minorUnits, required: true, "The tax, in minor units"),
        .number("total", \.total, minorUnits, required: true, "Lines less discount, with the tax, in minor units"),
    ])
}

extension ImportRecord.QuoteSection: ToolInput {
    /// The fields of a section.
    public static let form = InputForm<Self>([
        .text("title", \.title, max: 200, required: true, "Its heading"),
        .list("lines", \.lines, 1...500, "The lines in order"),
    ])
}

extension ImportRecord.QuoteLine: ToolInput {
    /// The fields of a line.
    public static let form = InputForm<Self>([
        .text("description", \.description, max: 500, required: true, "What would be delivered"),
        .quantity("quantity", \.quantityThousandths, "How many units"),
        .number("unit_price", \.unitPrice, minorUnits, required: true, "The price of a unit, in minor units"),
        .number("discount", \.discount, discounts, "What is taken off the line, in minor units"),
        .percent("discount_percent", \.discountPercent, "The same as a percentage"),
        .number("amount", \.amount, minorUnits, required: true, "The amount after the discount, in minor units"),
        .flag("optional", \.isOptional, "Whether the client can do without it"),
        .flag("chosen", \.isChosen, "Whether an optional line was chosen, and counts"),
    ])
}

extension ImportRecord.Contract: ToolInput {
    /// The fields of a contract.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("company", \.company, required: true, "The company"),
        .documentNumber("number", \.number, "The number that people use"),
        .text("title", \.title, max: 200, required: true, "What it is about"),
        .choice("kind", \.kind, required: true, "What is agreed on"),
        .choice("state", \.state, required: true, "Where it stands"),
        .day("starts_on", \.startsOn, "Its first day"),
        .date("ends_on", \.endsOn, "Its last day"),
        .date("renews_on", \.renewsOn, "The day on which its next term begins unless notice is given"),
        .date("notice_until", \.noticeUntil, "The last day on which notice can be given"),
        .text("renewal", \.renewal, max: 500, "How it renews, in a few words"),
        .text("covers", \.covers, max: 20_000, lines: .many, "What is covered, in Markdown"),
        .text("terms", \.terms, max: 100_000, lines: .many, "Its own words, in Markdown"),
    ])
}

extension InputField {
    /// A percentage with up to three decimals, kept in thousandths, or none.
    fileprivate static func percent(
        _ name: String, _ place: WritableKeyPath<Input, Int64?> & Sendable, _ about: String
    ) -> Self {
        Self(name, place, OptionalRule(rule: PercentRule()), required: false, door: .every, about)
    }
}

/// A decimal number from 0 to 100 in a text, with up to three digits behind the point.
struct PercentRule: FieldRule {
    private let decimal = QuantityRule()

    func read(_ json: JSONValue) throws(FieldRefusal) -> Int64 {
        guard let thousandths = try? decimal.read(json) else { throw Self.refusal }
        return thousandths
    }

    func accept(_ thousandths: Int64, required: Bool) throws(FieldRefusal) -> Int64 {
        guard (0...100_000).contains(thousandths) else { throw Self.refusal }
        return thousandths
    }

    func show(_ thousandths: Int64) -> JSONValue { decimal.show(thousandths) }

    func schema(standard: Int64?) -> JSONObject {
        ["type": "string", "pattern": "^(100([.]0{1,3})?|[0-9]{1,2}([.][0-9]{1,3})?)$"]
    }

    private static let refusal = FieldRefusal("Write a percentage from 0 to 100 as text, such as \"12.5\".")
}

/// What can be taken off.
private let discounts: ClosedRange<Int64> = 0...minorUnits.upperBound
