import Access
import Store

/// Shows the certificate of a risk that was signed or declined: the document, the evidence and what proves it.
public enum GetCertificate: Tool {
    /// The name that callers use.
    public static let name = "get_certificate"
    /// What a model is told.
    public static let about = "Shows the certificate of one risk that was signed or declined, by its number."
    /// What a person reads meanwhile.
    public static let activity = "Reading the certificate"
    /// Who may call it.
    public static let need = Need.permission(.risksRead)
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from: it says from which address somebody signed, which is no model's business.
    public static let doors: Set<Door> = [.pages]

    /// Which risk.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""
        /// The place of the record, where not the newest one is meant.
        public var record: Int64?

        /// No risk yet.
        public init() {}

        /// The risk with a number, and one of its records.
        public init(number: String, record: Int64? = nil) {
            self.number = number
            self.record = record
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number"),
            .number("record", \.record, 1...999_999_999, "The place of the record, where not the newest one is meant"),
        ])
    }

    /// The certificate.
    public struct Output: ToolOutput {
        /// The risk's number.
        public let number: String
        /// Its title as it was signed or declined.
        public let title: String
        /// The evidence.
        public let evidence: EvidenceRow

        /// The records that it speaks of.
        public var references: [Reference] { [.risk(number: number, title: title)] }

        /// What a model would read.
        public func write(to json: inout JSONFields) {
            json.field("number", number)
            json.field("record", evidence.sequence)
            json.field("decision", evidence.text.verdict.rawValue)
            json.field("signed_at", evidence.text[.signedAt])
            json.field("signed_by", evidence.text[.name])
            json.field("document_sha256", evidence.text[.document])
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let risk = try store.risk(number: input.number)?.row,
            let evidence = try store.evidence(ofRisk: risk.id.text, record: input.record ?? 0)
        else { throw ToolRefusal.notFound }
        return Output(number: risk.number, title: evidence.signed("title"), evidence: evidence)
    }
}
