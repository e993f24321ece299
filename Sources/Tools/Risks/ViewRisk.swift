import Access
import Store

/// Keeps that the person has seen a risk's document; the first time counts, and doing it again changes nothing.
public enum ViewRisk: Tool {
    /// The name that callers use.
    public static let name = "view_risk"
    /// What a model is told.
    public static let about = "Keeps that the person has seen the document of a risk acceptance."
    /// What a person reads meanwhile.
    public static let activity = "Opening the risk acceptance"
    /// Who may call it.
    public static let need = Need.permission(.risksRead)
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from: a page that shows the document, and nothing else.
    public static let doors: Set<Door> = [.pages]

    /// Which risk.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No risk yet.
        public init() {}

        /// The risk with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number")
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The number that people use.
        public let number: String
        /// Its title.
        public let title: String
        /// Which version was seen.
        public let version: Int64
        /// The hash of what was seen.
        public let hash: RiskHash
        /// When it was first seen.
        public let viewedAt: Instant

        /// The records that it speaks of.
        public var references: [Reference] { [.risk(number: number, title: title)] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("number", number)
            json.field("version", version)
            json.field("document_sha256", hash.description)
            json.field("viewed_at", viewedAt.rfc3339)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let row = try store.risk(number: input.number)?.row else { throw ToolRefusal.notFound }
        if try store.view(of: row) == nil { try store.addView(of: row, at: call.now) }
        guard let view = try store.view(of: row) else { throw StoreError.fault("a view of a risk was not kept") }
        return Output(
            number: row.number, title: row.title, version: view.version, hash: view.hash, viewedAt: view.viewedAt)
    }
}
