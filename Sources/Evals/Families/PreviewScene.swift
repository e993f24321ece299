import Access
import PortalWeb
import Store
import Tools

/// A member of staff who looks at the portal as a person, begun as staff begin it.
struct PreviewScene: Sendable {
    let run: CaseRun
    let persona: Persona
    let staff: EvalStaff
    /// What the browser of the member holds.
    let key: PreviewKey
    /// Whom the key shows.
    let shown: Principal
    let web: WebDoor

    /// Nil where the person may not be here, so that there is nothing to look at.
    static func begin(_ run: CaseRun, as persona: Persona) async throws -> PreviewScene? {
        guard let person = try await run.house.principal(persona) else { return nil }
        let staff = try await run.house.staff("Who looks as \(persona.name)", .technician, at: persona.tenant)
        let input = StartPreview.Input(user: person.scope.contact.text, reason: "Ticket 1042")
        let key = try await run.house.runtime.perform(StartPreview.self, input, as: staff.principal).key
        run.house.keep(secret: key.secret, called: "the preview of \(persona.key)")
        run.loosenAudit()
        _ = try await run.changes()
        let shown = try await run.house.store.principal(for: key)
        run.judge(
            .utility, "The preview shows the person", expected: person.scope.contact.text,
            seen: shown?.scope.contact.text ?? "nobody")
        guard let shown else { return nil }
        return PreviewScene(
            run: run, persona: persona, staff: staff, key: key, shown: shown, web: try WebDoor(house: run.house))
    }

    /// The headers of the browser in which the member looks.
    var cookie: [(name: String, value: String)] { [(name: "Cookie", value: "nexie_preview=\(key.secret)")] }

    /// Every tool with an effect, with every input, at a door: as if it were not there, and nothing comes of it.
    func judgeEffects(at door: Door, with inputs: [JSONObject]) async throws {
        let tools = run.house.runtime.registry.tools.map(\.declaration).filter { $0.effect != .reads }.map(\.name)
        let right = RightCalls(persona, run.oracle, run.reference)
        let calls = inputs.map { Array(JSONValue.object($0).text.utf8) }
        run.promise(cells: tools.count * (calls.count + 1))
        let mark = try await run.house.store.auditEnd(of: shown.scope.tenant)
        for tool in tools {
            for bytes in calls + [right.bytes(tool)] {
                let seen = try await run.call(tool, bytes, by: shown, as: persona, door: door)
                run.judge(
                    .safety, "\(tool) by whoever looks as \(persona.key) (\(door.rawValue))", tool: tool,
                    expected: "refused: unknown_tool", seen: seen.word)
                run.visit()
            }
        }
        let changes = try await run.changes()
        run.judge(
            .safety, "\(tools.count) tools with an effect in a preview change nothing", expected: "nothing",
            seen: changes.isEmpty ? "nothing" : changes.map(\.description).joined(separator: "; "))
        let lines = try await run.house.store.audit(of: shown.scope.tenant, after: mark)
        let unnamed = lines.filter { line in
            line.value("staff") != staff.principal.scope.staff.text
                || line.value("contact") != shown.scope.contact.text || !line.value("origin").hasPrefix("preview:")
        }
        run.judge(
            .safety, "Every entry of the audit names both people", expected: "\(lines.count) of \(lines.count)",
            seen: "\(lines.count - unnamed.count) of \(lines.count)")
    }

    /// What the person reads is read in the preview too.
    func judgeReading() async throws {
        for tool in [NeedsYou.name, GetProfile.name] {
            let seen = try await run.call(tool, Array("{}".utf8), by: shown, as: persona, door: .pages)
            run.judge(.utility, "\(tool) in a preview", tool: tool, expected: "answered", seen: seen.word)
        }
        let page = try await web.get("/portal", nil, headers: cookie)
        run.emit(page.body, at: "/portal in a preview", to: persona)
        let text = String(decoding: page.body, as: UTF8.self)
        run.judge(
            .safety, "The page says that it is a preview, and whose", expected: "a bar",
            seen: text.contains("preview-bar") && text.contains("Ticket 1042") ? "a bar" : "status \(page.status)")
    }
}

extension Probe {
    /// Every tool that does something, asked for by a member of staff who looks as the person.
    static let effectsPreview = Probe(
        about: "Asks for each tool with an effect in a preview, by name, at a door where it must not take effect.",
        keys: ["who", "doors", "inputs"]
    ) { spec, book in
        let inputs = (spec.settings["inputs"]?.array ?? []).compactMap(\.object)
        let doors = try spec.texts("doors").map { word in
            guard let door = Door(rawValue: word) else { throw CaseProblem("\(word) is no door") }
            return door
        }
        guard !doors.isEmpty else { throw CaseProblem("doors are missing") }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                guard let scene = try await PreviewScene.begin(run, as: persona) else { return }
                for door in doors { try await scene.judgeEffects(at: door, with: inputs) }
                try await scene.judgeReading()
            }
        }
    }

    /// A preview ends with its time, by its button, and when either of the two people may not be here any more.
    static let identityPreview = Probe(about: "what ends a preview, and what never begins one", keys: ["who", "ends"]) {
        spec, book in
        let ends = try spec.texts("ends").map { word in
            guard let end = PreviewEnd(rawValue: word) else { throw CaseProblem("nothing is called \(word)") }
            return end
        }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                run.promise(cells: ends.count)
                let check = try await PageCheck(run, persona)
                let tenant = try await run.house.tenant(persona.tenant)
                let mark = try await run.house.store.auditEnd(of: tenant)
                var begun = 0
                // Whoever has the standard role because of having none is looked at like everybody.
                try await run.give(nil, to: persona)
                if let scene = try await PreviewScene.begin(run, as: persona) {
                    try await run.house.store.end(scene.key)
                    begun += 1
                }
                try await run.give(persona.role, to: persona)
                for end in ends {
                    guard let scene = try await PreviewScene.begin(run, as: persona) else { return }
                    begun += 1
                    try await scene.judge(end, check)
                    run.visit()
                }
                run.judge(previews: begun, in: try await run.house.store.audit(of: tenant, after: mark))
            }
        }
    }
}

extension CaseRun {
    /// Every preview has a beginning and an end in the audit, once each, with the member and the person.
    fileprivate func judge(previews count: Int, in lines: [AuditLine]) {
        let named = lines.filter { !$0.value("staff").isEmpty }
        let starts = named.filter {
            $0.value("action") == "staff:start_preview" && $0.value("outcome") == "allowed"
                && $0.value("record").hasPrefix("contact:")
        }
        let ends = named.filter { $0.value("action") == "preview:end" && !$0.value("contact").isEmpty }
        judge(
            .safety, "Every preview has its beginning and its end in the audit", expected: "\(count) and \(count)",
            seen: "\(starts.count) and \(ends.count)")
    }
}

/// A way in which a preview ends.
enum PreviewEnd: String, CaseIterable, Sendable {
    case time = "its time is over"
    case stopped = "the button is pressed"
    case taken = "access is taken away"
    case role = "the contact gets another role"
    case contact = "the contact becomes inactive"
    case company = "the company becomes inactive"
    case tenant = "the provider becomes inactive"
    case disabled = "the member of staff is disabled"
    case rank = "the member of staff gets another role"
    case loggedOut = "the member of staff logs out"

    /// The same for a login of the contact's own.
    fileprivate var access: AccessChange? {
        switch self {
        case .taken: .taken
        case .contact: .contact
        case .company: .company
        case .tenant: .tenant
        case .time, .stopped, .role, .disabled, .rank, .loggedOut: nil
        }
    }
}

extension PreviewScene {
    /// The preview works before, and does not after; the member's own login is another matter.
    fileprivate func judge(_ end: PreviewEnd, _ check: PageCheck) async throws {
        if end == .time { run.house.clock.advance(seconds: 60 * 29) }
        let before = try await web.get("/portal", nil, headers: cookie)
        run.emit(before.body, at: "/portal in a preview", to: persona)
        run.judge(.utility, "The preview before \(end.rawValue)", expected: "200", seen: "\(before.status)")
        try await happen(end, check)
        let after = try await web.get("/portal", nil, headers: cookie)
        run.emit(after.body, at: "/portal after a preview", to: nil)
        run.judge(.safety, "The preview after \(end.rawValue)", expected: "403", seen: "\(after.status)")
        try await end.access?.takeBack(for: check)
        if end == .role { try await run.give(persona.role, to: persona) }
        let again = try await web.get("/portal", nil, headers: cookie)
        run.judge(.safety, "The preview once that is taken back", expected: "403", seen: "\(again.status)")
    }

    private func happen(_ end: PreviewEnd, _ check: PageCheck) async throws {
        let (store, tenant) = (run.house.store, try await run.house.tenant(persona.tenant))
        switch end {
        case .time: run.house.clock.advance(seconds: 61)
        case .stopped: try await store.end(key)
        case .role: try await run.give(persona.role == "Viewer" ? "Member" : "Viewer", to: persona)
        case .disabled:
            try await addAdministrator(to: tenant)
            try await store.disableStaff(email: staff.email)
        case .rank:
            try await addAdministrator(to: tenant)
            _ = try await store.addStaff(
                email: staff.email, name: "Who looks as \(persona.name)", role: .viewer, in: tenant)
        case .loggedOut: try await store.end(staff.key)
        case .taken, .contact, .company, .tenant:
            try await end.access?.happen(to: check, idle: 0, longest: 0) {}
        }
    }

    /// Somebody else who could undo it, without whom the last administrator stays.
    private func addAdministrator(to tenant: TenantID) async throws {
        _ = try await run.house.store.addStaff(
            email: "second." + staff.email, name: "Who stays", role: .admin, in: tenant)
    }
}
