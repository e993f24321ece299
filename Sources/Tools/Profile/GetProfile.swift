import Access
import Store

/// Shows the person's own particulars and how to reach the provider.
public enum GetProfile: Tool {
    /// The name that callers use.
    public static let name = "get_profile"
    /// What a model is told.
    public static let about = "Shows the person's own particulars and how to reach the provider's people."
    /// What a person reads meanwhile.
    public static let activity = "Looking at your profile"
    /// What Nexie offers with it.
    public static let offer = "say what your profile holds and how to reach a person"
    /// Who may call it.
    public static let need = Need.beingHere
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages, .concierge]

    /// Nothing to say.
    public struct Input: ToolInput {
        /// Nothing.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([])
    }

    /// The particulars.
    public struct Output: ToolOutput {
        /// Full name.
        public let name: String
        /// The address that logs in.
        public let email: String
        /// Telephone; empty when not set.
        public let phone: String
        /// Mobile; empty when not set.
        public let mobile: String
        /// Position; empty when not set.
        public let title: String
        /// The client company.
        public let company: String
        /// The managed service provider.
        public let provider: String
        /// The provider's telephone; empty when not set.
        public let supportPhone: String
        /// The provider's address; empty when not set.
        public let supportEmail: String
        /// What the person does not want to be told of by mail; for the page with the switches alone.
        public let unwanted: Set<NoticeKind>
        /// IANA name of the zone that the person chose; empty where they read times in the provider's.
        public let timeZone: String
        /// Requests for another name or address, the latest first.
        public let requests: [ChangeRequestSummary]
        /// Who of the provider's staff looked at the portal as this person, the latest first; for the page alone.
        public let previews: [PreviewRow]

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads.
        public func write(to json: inout JSONFields) {
            json.field("name", name)
            json.field("email", email)
            json.field("phone", phone)
            json.field("mobile", mobile)
            json.field("title", title)
            json.field("company", company)
            json.field("provider", provider)
            json.field("support_phone", supportPhone)
            json.field("support_email", supportEmail)
            json.field("time_zone", timeZone)
            let shown = requests.filter { $0.state == .requested || !$0.isSeen }
            json.array("requests", shown) { request, json in json.object { request.write(to: &$0) } }
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let row = try store.profile() else { throw ToolRefusal.notFound }
        return Output(
            name: row.name, email: row.email, phone: row.phone, mobile: row.mobile, title: row.title,
            company: row.company, provider: row.provider, supportPhone: row.supportPhone,
            supportEmail: row.supportEmail, unwanted: try store.unwanted(), timeZone: try store.ownZone(),
            requests: try store.changeRequests().map(ChangeRequestSummary.init),
            previews: try store.previews(at: call.now))
    }
}
