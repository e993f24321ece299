import Access
import Store
import Tools

/// A way in which a person's right to be here ends while they are logged in.
enum AccessChange: String, CaseIterable, Sendable {
    case taken = "access is taken away"
    case contact = "the contact becomes inactive"
    case company = "the company becomes inactive"
    case tenant = "the provider becomes inactive"
    case moved = "the contact moves to another company"
    case idle = "the session is idle for too long"
    case old = "the session is too old"
    case loggedOut = "the person logs out"
    case elsewhere = "the person ends the login from another browser"
    case everywhere = "the person signs out everywhere"

    /// Whether only the session ended, so that a new login works at once.
    var endsSessionOnly: Bool {
        switch self {
        case .taken, .contact, .company, .tenant, .moved: false
        case .idle, .old, .loggedOut, .elsewhere, .everywhere: true
        }
    }

    /// Makes it so. `stays` is asked before the last step, while the session must still work.
    func happen(to check: PageCheck, idle: Int64, longest: Int64, stays: () async throws -> Void) async throws {
        let (run, persona) = (check.run, check.persona)
        switch self {
        case .taken:
            try await run.house.store.setPortalAccess(
                tenant: try await run.house.tenant(persona.tenant), contactExternalID: persona.contact,
                role: persona.role, enabled: false)
        case .contact: try await run.importContact(persona) { $0.active = false }
        case .company: try await run.importCompany(of: persona) { $0.active = false }
        case .tenant: try await run.setTenant(of: persona, active: false)
        case .moved:
            let other = run.reference.companies(persona.tenant).first { $0.externalID != persona.company && $0.active }
            try await run.importContact(persona) { $0.company = other?.externalID ?? "" }
        case .idle:
            run.house.clock.advance(seconds: 60 * (idle - 1))
            try await stays()
            run.house.clock.advance(seconds: 60 * (idle + 1))
        case .old:
            let step = idle - 60
            var age: Int64 = 0
            while age + step < longest {
                run.house.clock.advance(seconds: 60 * step)
                age += step
                try await stays()
            }
            run.house.clock.advance(seconds: 60 * (longest - age + 1))
        case .loggedOut: _ = try await check.web.post("/portal/logout", [], check.session)
        case .elsewhere, .everywhere: try await sign(out: check)
        }
    }

    /// Ends the login by the page of another one.
    private func sign(out check: PageCheck) async throws {
        let other = try await check.web.login(check.persona)
        let sessions = check.web.portal.sessions
        guard case .session(let id) = try await sessions.principal(for: check.session.key)?.origin else {
            throw CaseProblem("the login was over before it was ended")
        }
        let path = self == .elsewhere ? "/portal/profile/sessions/\(id)/end" : "/portal/profile/sessions/end"
        _ = try await check.web.post(path, [], other)
    }

    /// Takes it back.
    func takeBack(for check: PageCheck) async throws {
        let (run, persona) = (check.run, check.persona)
        switch self {
        case .taken: try await run.give(persona.role, to: persona)
        case .contact: try await run.importContact(persona) { $0.active = true }
        case .company: try await run.importCompany(of: persona) { $0.active = true }
        case .tenant: try await run.setTenant(of: persona, active: true)
        case .moved:
            try await run.importContact(persona) { _ in }
            try await run.give(persona.role, to: persona)
        case .idle, .old, .loggedOut, .elsewhere, .everywhere: break
        }
    }
}

extension CaseRun {
    /// Brings the person's record in again, changed.
    fileprivate func importContact(
        _ persona: Persona, _ change: (inout ImportRecord.Contact) -> Void
    ) async throws {
        guard var contact = reference.contacts(persona.tenant).first(where: { $0.externalID == persona.contact }) else {
            throw CaseProblem("the world has no contact \(persona.key)")
        }
        change(&contact)
        try await house.add([.contact(contact)], to: persona.tenant)
    }

    /// What nobody has a command for: the provider's row by hand.
    fileprivate func setTenant(of persona: Persona, active: Bool) async throws {
        let rows = try await house.store.snapshot()
        let tenant = try await house.tenant(persona.tenant)
        try await house.store.rewind(
            to: rows.setting("active", to: .integer(active ? 1 : 0), in: "tenant", where: tenant.text))
    }

    /// Brings the record of the person's company in again, changed.
    fileprivate func importCompany(
        of persona: Persona, _ change: (inout ImportRecord.Company) -> Void
    ) async throws {
        guard var company = reference.companies(persona.tenant).first(where: { $0.externalID == persona.company })
        else { throw CaseProblem("the world has no company \(persona.company)") }
        change(&company)
        try await house.add([.company(company)], to: persona.tenant)
    }
}

extension Reference {
    /// Every contact of a tenant.
    func contacts(_ tenant: String) -> [ImportRecord.Contact] {
        people(tenant).compactMap { if case .contact(let contact) = $0 { contact } else { nil } }
    }

    /// Every company of a tenant.
    func companies(_ tenant: String) -> [ImportRecord.Company] {
        people(tenant).compactMap { if case .company(let company) = $0 { company } else { nil } }
    }

    private func people(_ tenant: String) -> [ImportRecord] {
        world.tenants.first { $0.particulars.slug == tenant }?.records.map(\.record) ?? []
    }
}
