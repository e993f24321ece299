import Access
import Store

/// A budget of the provider's: whose, of what, how often and how much.
public struct BudgetInput: ToolInput {
    /// The largest budget there is.
    public static let largest: Int64 = 1_000_000_000_000_000

    /// Who shares it.
    public var holder = Budget.Holder.contact
    /// The one company or contact that it is for, by identifier; empty when it is for each of them, or for all together.
    public var only = ""
    /// What is counted.
    public var measure = Budget.Measure.messages
    /// When it begins anew.
    public var period = Budget.Period.day
    /// How much; below zero where what was written is no number.
    public var most: Int64 = 0

    /// No messages a day for each contact.
    public init() {}

    /// The fields, declared once.
    public static let form = InputForm<BudgetInput>([
        .choice("holder", \.holder, required: true, "Who shares it"),
        .text("only", \.only, min: 26, max: 26, "One company's or contact's identifier"),
        .choice("measure", \.measure, required: true, "What is counted"),
        .choice("period", \.period, required: true, "When it begins anew"),
        .number("most", \.most, 0...largest, required: true, "How much"),
    ])

    /// Its kind.
    public var budget: Budget { Budget(holder, measure, a: period) }

    /// What it is, as the audit names it.
    var record: String {
        "budget:\(holder.rawValue) \(measure.rawValue) \(period.rawValue)" + (only.isEmpty ? "" : " only \(only)")
    }
}
