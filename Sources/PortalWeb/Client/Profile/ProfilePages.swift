import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page on which a person sees and changes what the portal knows of them.
struct ProfilePages {
    let portal: Portal

    /// `GET /portal/profile`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try FormValues(query: request)
        var visit = Visit(notice: Self.notice(query["done"]))
        let zone = query["zone"].cut(to: 60)
        if KnownZones.named(zone) == [zone] {
            visit.zone = zone
            visit.notice = Notice(.info, "\(KnownZones.city(zone)) is filled in", text: "Press Save to keep it.")
        }
        return try await page(visit, context)
    }

    /// `POST /portal/profile`
    func update(_ request: Request, _ context: MemberContext) async throws -> Response {
        var input = UpdateProfile.Input()
        input.phone = context.form["phone"]
        input.mobile = context.form["mobile"]
        input.title = context.form["title"]
        input.timeZone = context.form["time_zone"]
        do {
            _ = try await portal.runtime.call(UpdateProfile.self, input, as: context.principal)
            return .see(.page("/portal/profile", query: ["done": "saved"]))
        } catch ToolRefusal.invalid(let problems) {
            let visit = Visit(notice: .notSent, typed: context.form, problems: problems, status: .unprocessableContent)
            return try await page(visit, context)
        }
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

    /// `GET /portal/profile/zones`
    func zones(_ request: Request, _ context: MemberContext) async throws -> Response {
        try portal.require(UpdateProfile.self, of: context)
        let query = try FormValues(query: request)
        guard !query.has("region") || KnownZones.regions.contains(query["region"]) else { throw PageProblem.notFound }
        var page = portal.frame("Time zones", at: nil, for: context)
        page.width = .reading
        let region = query.has("region") ? query["region"] : nil
        return .page(page.html { $0.add(ZonesView(region: region)) })
    }

    /// How the page is shown: what is said first, and what was typed.
    struct Visit {
        var notice: Notice?
        var typed: FormValues?
        var problems: InputProblems?
        /// A zone that is filled in and not yet kept.
        var zone: String?
        var status = HTTPResponse.Status.ok
    }

    /// The page.
    func page(_ visit: Visit, _ context: MemberContext) async throws -> Response {
        let found = try await portal.runtime.call(GetProfile.self, .init(), as: context.principal)
        let reader = portal.reader(for: context)
        let zone = reader.clock.zone.worded(offset: reader.clock.offset(at: reader.now))
        let zoneNow = "\(context.principal.person.timeZone) (\(zone))"
        var model = ProfileModel(
            found, role: context.principal.roleName, zone: zoneNow,
            mayAsk: portal.offers(CreateTicket.self, to: context),
            details: details(found, visit, zoneNow: zoneNow, context))
        model.switches = switches(found, context)
        model.requests = found.requests.prefix(8).map { ProfileRequest($0, reader) }
        model.looks = found.previews.map { look in
            .init(
                staff: look.staffName, reason: look.reason, started: reader.moment(look.startedAt),
                ended: look.endedAt.map(reader.moment))
        }
        model.sessions = try await sessions(reader, context)
        var page = portal.frame("Your profile", at: nil, for: context)
        page.width = .reading
        page.notices = [visit.notice].compactMap(\.self)
        return .page(page.html { $0.add(ProfileView(model: model, csrf: page.csrf)) }, status: visit.status)
    }

    private func details(
        _ found: GetProfile.Output, _ visit: Visit, zoneNow: String, _ context: MemberContext
    ) -> ProfileDetails? {
        guard portal.offers(UpdateProfile.self, to: context) else { return nil }
        var details = ProfileDetails(found, zoneNow: zoneNow)
        if let zone = visit.zone { details.zone = zone }
        if let typed = visit.typed { details.take(typed) }
        details.problems = visit.problems
        return details
    }

    private func sessions(_ reader: PageReader, _ context: MemberContext) async throws -> [ProfileModel.Session] {
        let found = try await portal.runtime.call(ListSessions.self, .init(), as: context.principal)
        return found.sessions.map { session in
            .init(
                id: session.id.text, browser: session.browser, seen: reader.moment(session.seenAt),
                since: reader.moment(session.createdAt), isThis: session.isThis)
        }
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

    private static func notice(_ done: String) -> Notice? {
        switch done {
        case "notices": Notice(.success, "Your choice of messages is kept")
        case "saved": Notice(.success, "Your profile is saved")
        case "requested": Notice(.success, "Your request is sent", text: "You follow it on this page.")
        case "withdraw": Notice(.success, "Your request is withdrawn")
        case "ended": Notice(.success, "That login is ended", text: "Whoever was in it is out.")
        default: nil
        }
    }
}
