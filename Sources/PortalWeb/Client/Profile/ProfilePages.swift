import Access
import Hummingbird
import Tools

/// The page on which a person sees what the portal knows of them.
struct ProfilePages {
    let portal: Portal

    /// `GET /portal/profile`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let done = try FormValues(query: request)["done"] == "notices"
        let notice = done ? Notice(.success, "Your choice of messages is kept") : nil
        return try await page(context, notice)
    }

    /// `POST /portal/profile/notices`: a switch that is not sent is off, as browsers send them.
    func choose(_ request: Request, _ context: MemberContext) async throws -> Response {
        let form = context.form
        var input = SetNotifications.Input()
        input.note = form.has(NoticeKind.note.rawValue)
        input.created = form.has(NoticeKind.created.rawValue)
        input.resolved = form.has(NoticeKind.resolved.rawValue)
        input.overdue = form.has(NoticeKind.overdue.rawValue)
        input.risk = form.has(NoticeKind.risk.rawValue)
        _ = try await portal.runtime.call(SetNotifications.self, input, as: context.principal)
        return .see(.page("/portal/profile", query: ["done": "notices"]))
    }

    private func page(_ context: MemberContext, _ notice: Notice?) async throws -> Response {
        let found = try await portal.runtime.call(GetProfile.self, .init(), as: context.principal)
        let reader = portal.reader(for: context)
        let zone = reader.clock.zone.worded(offset: reader.clock.offset(at: reader.now))
        let model = ProfileModel(
            found, role: context.principal.roleName, zone: "\(context.principal.person.timeZone) (\(zone))",
            mayAsk: portal.offers(CreateTicket.self, to: context), switches: switches(found, context))
        var page = portal.frame("Your profile", at: nil, for: context)
        page.width = .reading
        page.notices = [notice].compactMap(\.self)
        return .page(page.html { $0.add(ProfileView(model: model, csrf: page.csrf)) })
    }

    /// What the person can be told of, where they may choose; a kind is left out when it is about what they can't read.
    private func switches(_ found: GetProfile.Output, _ context: MemberContext) -> [ProfileModel.Switch] {
        guard portal.offers(SetNotifications.self, to: context) else { return [] }
        return NoticeKind.allCases.filter { kind in
            switch kind {
            case .note, .created, .resolved: portal.offers(GetTicket.self, to: context)
            case .overdue: portal.offers(ListInvoices.self, to: context)
            case .risk: portal.offers(DeclineRisk.self, to: context)
            }
        }.map { .init(kind: $0, isOn: !found.unwanted.contains($0)) }
    }
}
