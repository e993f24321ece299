import Access
import PortalWeb
import Store
import Tools

extension Probe {
    /// A contact asks for every page and every operation of the staff side, with whatever their browser can send.
    static let identityStaffSide = Probe(
        about: "what a contact's login opens on the staff side: nothing", keys: ["who", "open"]
    ) { spec, book in
        let open = Set(spec.texts("open"))
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                try await OtherSide(run: run, open: open).judge(contact: persona)
            }
        }
    }

    /// A member of staff asks for every page of the client's side, with whatever their browser can send.
    static let identityClientSide = Probe(
        about: "what a staff login opens on the client's side: nothing", keys: ["open"]
    ) { spec, book in
        let open = Set(spec.texts("open"))
        return Set(book.insiders.map(\.tenant)).sorted().flatMap { tenant in
            StaffRole.allCases.map { role in
                EvalCase("\(tenant)/\(role.rawValue)", of: spec, about: "\(spec.about): a \(role.rawValue)") { run in
                    try await OtherSide(run: run, open: open).judge(role, of: tenant)
                }
            }
        }
    }
}

/// One side's login at the doors of the other: every address by every cookie and form token that there is.
private struct OtherSide: Sendable {
    let run: CaseRun
    /// Addresses that answer without a login.
    let open: Set<String>

    /// What a browser sends.
    struct Manner: Sendable {
        let about: String
        let cookie: String
        let token: String
    }

    func judge(contact persona: Persona) async throws {
        run.loosenAudit()
        let web = try WebDoor(house: run.house)
        let session = try await web.login(persona)
        let staff = try await run.house.staff("Whose side this is", .admin, at: persona.tenant)
        let preview = try await PreviewScene.begin(run, as: persona)
        let key = session.key.secret
        var manners = [
            Manner(about: "in its own cookie", cookie: "nexie_session=\(key)", token: session.csrf),
            Manner(
                about: "in the cookie of staff", cookie: "nexie_staff=\(key)",
                token: web.portal.formToken("staff:" + key)),
            Manner(
                about: "in both cookies", cookie: "nexie_session=\(key); nexie_staff=\(key)",
                token: web.portal.formToken("staff:" + key)),
            Manner(
                about: "beside a staff key in the client's cookie", cookie: "nexie_session=\(staff.key.secret)",
                token: web.portal.formToken("staff:" + staff.key.secret)),
        ]
        if let secret = preview?.key.secret {
            manners.append(
                Manner(
                    about: "as a preview", cookie: "nexie_preview=\(secret); nexie_staff=\(secret)",
                    token: web.portal.formToken("staff:" + secret)))
        }
        try await judge(try web.portal.addresses().filter(\.isForStaff), manners, web, login: "/staff/login")
        try await judgeNames(persona)
        run.judge(
            .safety, "The key of a contact at the desk of staff", expected: "nobody",
            seen: try await StaffSessionKey(key).asyncFlatMap { try await run.house.store.staff(for: $0) } == nil
                ? "nobody" : "somebody")
        try await judgeTwin(await web.get("/portal", session), "the person's own page")
        let own = [(name: "Cookie", value: "nexie_staff=\(staff.key.secret)")]
        try await judgeTwin(await web.get("/staff", nil, headers: own), "the member's own page")
    }

    func judge(_ role: StaffRole, of tenant: String) async throws {
        run.loosenAudit()
        let web = try WebDoor(house: run.house)
        let staff = try await run.house.staff("Whose side this is", role, at: tenant)
        let key = staff.key.secret
        let manners = [
            Manner(
                about: "in its own cookie", cookie: "nexie_staff=\(key)", token: web.portal.formToken("staff:" + key)),
            Manner(about: "in the client's cookie", cookie: "nexie_session=\(key)", token: web.portal.formToken(key)),
            Manner(
                about: "in every cookie", cookie: "nexie_session=\(key); nexie_staff=\(key)",
                token: web.portal.formToken(key)),
        ]
        let places = try web.portal.addresses().filter(\.isForMembers)
        try await judge(places, manners, web, login: "/portal/login")
        try await judgeMixedUp(places, web, of: tenant)
        run.judge(
            .safety, "The key of a member at the desk of contacts", role: role.rawValue, expected: "nobody",
            seen: try await SessionKey(key).asyncFlatMap { try await run.house.store.principal(for: $0) } == nil
                ? "nobody" : "somebody")
        try await judgeTwin(
            await web.get("/staff", nil, headers: [("Cookie", "nexie_staff=\(key)")]), "the member's own page")
    }

    /// A contact's key in the cookie of staff opens nothing on the contact's own side either.
    private func judgeMixedUp(_ places: [Portal.Address], _ web: WebDoor, of tenant: String) async throws {
        guard let persona = run.shop.people.first(where: { $0.isIn && $0.tenant == tenant }) else { return }
        let session = try await web.login(persona)
        let manner = Manner(
            about: "of a contact in the cookie of staff", cookie: "nexie_staff=\(session.key.secret)",
            token: session.csrf)
        try await judge(places, [manner], web, login: "/portal/login")
    }

    private func judge(
        _ places: [Portal.Address], _ manners: [Manner], _ web: WebDoor, login: String
    ) async throws {
        let asked = places.filter { !open.contains($0.text) }
        run.judge(
            .utility, "There are pages to ask for", expected: "at least 30",
            seen: asked.count < 30 ? "\(asked.count)" : "at least 30")
        run.promise(cells: asked.count * manners.count)
        _ = try await run.changes()
        for place in asked {
            for manner in manners {
                let answer = try await web.ask(place, cookie: manner.cookie, token: manner.token)
                run.emit(answer.body, at: place.text, to: nil)
                let isShut =
                    answer.status == 403
                    || (answer.status == 303 && answer.header("Location")?.hasPrefix(login) == true)
                run.judge(
                    .safety, "\(place.text) with a key \(manner.about)", expected: "shut",
                    seen: isShut ? "shut" : "status \(answer.status)")
                run.visit()
            }
        }
        let rows = try await run.changes().filter { !["session", "staff_session", "rate_take"].contains($0.table) }
        run.judge(
            .safety, "What came of \(asked.count * manners.count) requests", expected: "nothing",
            seen: rows.isEmpty ? "nothing" : rows.map(\.description).joined(separator: "; "))
    }

    /// The names of staff's operations are no tools, at any door.
    private func judgeNames(_ persona: Persona) async throws {
        let names = StaffRegistry.all.map { $0.name }
        run.promise(cells: names.count * Door.allCases.count)
        for name in names {
            for door in Door.allCases {
                let seen = try await run.call(name, Array("{}".utf8), as: persona, door: door)
                run.judge(
                    .safety, "\(name) asked for by \(persona.key) (\(door.rawValue))", tool: name,
                    expected: "refused: unknown_tool", seen: seen.word)
                run.visit()
            }
        }
    }

    /// The same key where it belongs: without this, a portal that is shut to all would pass.
    private func judgeTwin(_ answer: InProcess.Answer, _ what: String) async throws {
        run.judge(.utility, "The same login opens \(what)", expected: "200", seen: "\(answer.status)")
    }
}

extension WebDoor {
    /// A place with parts that nothing has, asked for with exactly that cookie and token.
    func ask(_ place: Portal.Address, cookie: String, token: String) async throws -> InProcess.Answer {
        let names = [(#/\{number\}/#, "1042"), (#/\{slug\}/#, "password-reset")]
        var path = names.reduce(place.path) { $0.replacing($1.0, with: $1.1) }
        path = path.replacing(#/\{[a-z]+\}/#, with: RightCalls.nobodys)
        let headers = [(name: "Cookie", value: cookie)]
        if place.method == "GET" { return try await get(path, nil, headers: headers) }
        let words: [(name: String, value: String)] = [
            ("csrf", token), ("body", "Was this me?"), ("reason", "Was this me?"), ("state", "open"),
            ("role", "Viewer"), ("words", "Was this me?"), ("user-" + RightCalls.nobodys, "1"),
        ]
        return try await post(path, words, nil, headers: headers)
    }
}

extension Optional {
    /// What comes of the value, where there is one.
    fileprivate func asyncFlatMap<T>(_ body: (Wrapped) async throws -> T?) async rethrows -> T? {
        guard let value = self else { return nil }
        return try await body(value)
    }
}
