import Access
import Store

/// Changes the particulars that a person changes alone: telephone, mobile, position, time zone.
public enum UpdateProfile: Tool {
    /// The name that callers use.
    public static let name = "update_profile"
    /// What a model is told.
    public static let about = "Changes the person's own telephone numbers, position and time zone."
    /// What a person reads meanwhile.
    public static let activity = "Changing your profile"
    /// Who may call it.
    public static let need = Need.permission(.profileEdit)
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// What holds from now on; what is empty is not set.
    public struct Input: ToolInput {
        /// Telephone.
        public var phone = ""
        /// Mobile.
        public var mobile = ""
        /// Position in the company.
        public var title = ""
        /// The zone in which times are read, by its IANA name or its city; empty for the provider's.
        public var timeZone = ""

        /// Nothing is set.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .phone("phone", \.phone, "Telephone"),
            .phone("mobile", \.mobile, "Mobile telephone"),
            .text("title", \.title, max: 100, "Position in the company"),
            .cityOrZone("time_zone", \.timeZone, "IANA name or city of the time zone"),
        ])
    }

    /// What holds now.
    public struct Output: ToolOutput {
        /// The particulars as they were kept.
        public let kept: OwnParticulars

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("phone", kept.phone)
            json.field("mobile", kept.mobile)
            json.field("title", kept.title)
            json.field("time_zone", kept.timeZone)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        try store.set(
            .init(phone: input.phone, mobile: input.mobile, title: input.title, timeZone: input.timeZone))
        guard let row = try store.profile() else { throw ToolRefusal.notFound }
        return Output(
            kept: .init(phone: row.phone, mobile: row.mobile, title: row.title, timeZone: try store.ownZone()))
    }
}
