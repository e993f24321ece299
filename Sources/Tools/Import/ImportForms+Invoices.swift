import Store

extension ImportRecord.Invoice: ToolInput {
    /// The fields of an invoice.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("company", \.company, required: true, "The company"),
        .documentNumber("number", \.number, "The number that people use"),
        .choice("state", \.state, required: true, "Where it stands"),
        .currency("currency", \.currency, "The currency of every amount on it"),
        .day("issued_on", \.issuedOn, "When it was issued"),
        .day("due_on", \.dueOn, "When it is due"),
        .text("memo", \.memo, max: 2000, lines: .many, "A few words to the client"),
        .address("pay_url", \.payAddress, "Where it can be paid"),
        .list("lines", \.lines, 1...1000, "The lines in order"),
        .number("tax", \.tax, minorUnits, required: true, "The tax, in minor units"),
        .number("total", \.total, minorUnits, required: true, "The lines and the tax, in minor units"),
    ])
}

extension ImportRecord.InvoiceLine: ToolInput {
    /// The fields of a line.
    public static let form = InputForm<Self>([
        .text("description", \.description, max: 500, required: true, "What was delivered"),
        .quantity("quantity", \.quantityThousandths, "How many units"),
        .number("unit_price", \.unitPrice, minorUnits, required: true, "The price of a unit, in minor units"),
        .number("amount", \.amount, minorUnits, required: true, "The line's amount, in minor units"),
    ])
}

extension ImportRecord.Payment: ToolInput {
    /// The fields of a payment.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("invoice", \.invoice, required: true, "The invoice"),
        .number("amount", \.amount, 1...minorUnits.upperBound, required: true, "How much, in minor units"),
        .currency("currency", \.currency, "The invoice's currency"),
        .day("received_on", \.receivedOn, "When it came in"),
        .text("method", \.method, max: 50, "How it was paid"),
        .text("reference", \.reference, max: 200, "What the payer wrote on it"),
    ])
}

/// The whole numbers that every reader of JSON keeps exactly.
let minorUnits: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991
