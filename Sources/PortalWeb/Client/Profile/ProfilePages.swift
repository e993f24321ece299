import Hummingbird
import Tools

/// The page on which a person sees what the portal knows of them.
struct ProfilePages {
    let portal: Portal

    /// `GET /portal/profile`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let found = try await portal.runtime.call(GetProfile.self, .init(), as: context.principal)
        let reader = portal.reader(for: context)
        let zone = reader.clock.zone.worded(offset: reader.clock.offset(at: reader.now))
        let model = ProfileModel(
            found, role: context.principal.roleName, zone: "\(context.principal.person.timeZone) (\(zone))",
            mayAsk: portal.offers(CreateTicket.self, to: context))
        var page = portal.frame("Your profile", at: nil, for: context)
        page.width = .reading
        return .page(page.html { $0.add(ProfileView(model: model)) })
    }
}
