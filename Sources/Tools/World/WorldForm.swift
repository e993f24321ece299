import Access
import Store

/// One contact of the world who is given access, or had it.
public struct WorldPerson: Sendable, Hashable {
    /// The contact's external id.
    public var contact = ""
    /// The name of a role.
    public var role = ""
    /// Whether access is given.
    public var enabled = false

    /// A blank person.
    public init() {}
}

extension WorldPerson: ToolInput {
    /// The fields of a person.
    public static let form = InputForm<Self>([
        .key("contact", \.contact, required: true, "The contact"),
        .text("role", \.role, max: 60, required: true, "The role"),
        .flag("enabled", \.enabled, required: true, "Whether access is given"),
    ])
}

/// One of a provider's own people, who gets an account in the demo alone.
public struct WorldStaff: Sendable, Hashable {
    /// The address that logs in.
    public var email = ""
    /// Full name.
    public var name = ""
    /// `admin`, `technician` or `viewer`.
    public var role = ""

    /// A blank member.
    public init() {}
}

extension WorldStaff: ToolInput {
    /// The fields of a member.
    public static let form = InputForm<Self>([
        .text("email", \.email, max: 254, required: true, "The address"),
        .text("name", \.name, max: 200, required: true, "The name"),
        .text("role", \.role, max: 20, required: true, "The role"),
    ])
}

/// One provider as `world.json` has it.
struct WorldTenantForm: ToolInput, Equatable {
    var slug = ""
    var name = ""
    var timeZone = ""
    var supportPhone = ""
    var supportEmail = ""
    var guideAllowed = false
    var payHosts: [String] = []
    var brandColor = ""
    var logo = ""
    var records = ""
    var people: [WorldPerson] = []
    var staff: [WorldStaff] = []

    static let form = InputForm<Self>([
        .slug("slug", \.slug, "Its name in commands"),
        .text("name", \.name, max: 200, required: true, "Its name"),
        .zone("time_zone", \.timeZone, required: true, "Its zone"),
        .text("support_phone", \.supportPhone, max: 100, "Where clients call"),
        .text("support_email", \.supportEmail, max: 254, "Where clients write"),
        .flag("guide_allowed", \.guideAllowed, "Whether Nexie may talk through the guide"),
        .words("pay_hosts", \.payHosts, 0...100, "Hosts to which pay links may lead"),
        .text("brand_color", \.brandColor, max: 7, "The colour of its pages"),
        .text("logo", \.logo, max: 100, "The file of its logo, beside this one"),
        .text("records", \.records, max: 100, required: true, "The file of its records, beside this one"),
        .list("people", \.people, 0...1000, "Who has access"),
        .list("staff", \.staff, 0...100, "Who of the provider's own people has an account in the demo"),
    ])

    /// What the provider is set up with, its texts marked.
    func particulars(marked planter: inout CanaryPlanter, logo: Logo?) -> TenantParticulars {
        TenantParticulars(
            slug: slug, name: planter.marked(tenantText: name, "name"), timeZone: timeZone,
            supportPhone: planter.marked(tenantText: supportPhone, "support_phone"), supportEmail: supportEmail,
            guideAllowed: guideAllowed, payHosts: payHosts, brandColor: BrandColor(brandColor), logo: logo)
    }
}

/// The whole of `world.json`.
struct WorldForm: ToolInput {
    var tenants: [WorldTenantForm] = []

    static let form = InputForm<Self>([.list("tenants", \.tenants, 1...100, "The providers")])

    static func read(_ path: String) throws(World.Fault) -> WorldForm {
        let bytes = try World.contents(of: path)
        do throws(InputProblems) {
            return try form.parse(bytes: bytes, limits: .init(bytes: 1 << 20, depth: 8, text: 1000, members: 1000))
        } catch {
            throw World.Fault(lines: error.problems.map { "world.json: \($0.summary)" })
        }
    }
}
