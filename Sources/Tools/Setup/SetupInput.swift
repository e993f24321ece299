import Access
import Store

/// What a new installation is set up with, as it was typed.
public struct SetupInput: ToolInput {
    /// The provider's name.
    public var provider = ""
    /// Its zone: an IANA name or a city.
    public var timeZone = ""
    /// Where its clients call; empty for nowhere.
    public var supportPhone = ""
    /// Where its clients write; empty for nowhere.
    public var supportEmail = ""
    /// The first administrator's name.
    public var name = ""
    /// The address with which they log in.
    public var email = ""

    /// Nothing yet.
    public init() {}

    /// The fields, declared once.
    public static let form = InputForm<SetupInput>([
        .text("provider", \.provider, max: 100, required: true, "The provider's name"),
        .cityOrZone("time_zone", \.timeZone, "Its time zone"),
        .phone("support_phone", \.supportPhone, "Where clients call"),
        .email("support_email", \.supportEmail, required: false, "Where clients write"),
        .text("name", \.name, max: 200, required: true, "Your full name"),
        .email("email", \.email, "The address with which you log in"),
    ])

    /// The checked wish; throws what is wrong with which field.
    public func checked() throws(InputProblems) -> SetupWish {
        let fine = try Self.form.check(self)
        return SetupWish(
            provider: fine.provider, timeZone: fine.timeZone.isEmpty ? "UTC" : fine.timeZone,
            supportPhone: fine.supportPhone, supportEmail: fine.supportEmail, name: fine.name, email: fine.email)
    }
}
