import Access
import Tools

extension Probe {
    /// The pages of the portal, person by person.
    static let pagesOfRole = Probe(
        about: "which pages open for whom, and what they offer", keys: ["who", "pages", "links", "absent"]
    ) { spec, book in
        let pages = try PageCheck.Place.all(spec, "pages")
        let links = try PageCheck.Place.all(spec, "links")
        let absent = spec.texts("absent")
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                let check = try await PageCheck(run, persona)
                try await check.judgeSelf()
                try await check.judge(pages: pages)
                try await check.judge(links: links)
                try await check.judge(absent: absent)
                try await check.judgeClosed(pages.map(\.path), with: nil, "without a login")
            }
        }
    }

    /// A role that a tenant made itself, with exactly those grants.
    static let shapedRole = Probe(
        about: "a role of a tenant's own; `standard` for nobody's own role", keys: ["who", "grants", "pages"]
    ) { spec, book in
        let words = spec.texts("grants")
        let pages = try PageCheck.Place.all(spec, "pages")
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, about: "\(spec.about): \(persona.name)") { run in
                var oracle = run.oracle
                let shaped: Persona
                if words == ["standard"] {
                    shaped = persona.holding("Member")
                    try await run.give(nil, to: persona)
                } else {
                    shaped = persona.holding("shaped")
                    oracle.shape([(name: "shaped", grants: words)])
                    try await run.setRole("shaped", words, of: persona)
                    try await run.give("shaped", to: persona)
                }
                try await run.judgeEverything(shaped, by: oracle, pages)
            }
        }
    }
}

extension CaseRun {
    /// All tools at all doors and the pages, for somebody whose role the case has made.
    fileprivate func judgeEverything(_ persona: Persona, by oracle: Oracle, _ pages: [PageCheck.Place]) async throws {
        guard let principal = try await presentPrincipal(persona) else { return }
        let right = try await rightCalls(of: persona, by: oracle)
        promise(cells: 2 * oracle.names.count * Door.allCases.count)
        let owner = persona.holding("Owner")
        var checks: [DoorCheck] = []
        for door in Door.allCases {
            let check = try await DoorCheck(
                self, persona, principal, door, oracle: oracle, right: right, reader: owner)
            check.judgeOffers(subject.offered(to: principal, door: door))
            checks.append(check)
        }
        try await DoorCheck.judgeAllTools(at: checks, trying: [])
        try await PageCheck(self, persona, oracle: oracle, reader: owner).judge(pages: pages)
    }

    /// Gives the person a role, or the standard one when nil.
    func give(_ role: String?, to persona: Persona) async throws {
        try await house.store.setPortalAccess(
            tenant: try await house.tenant(persona.tenant), contactExternalID: persona.contact, role: role,
            enabled: true)
    }

    /// Gives a role of the person's tenant those grants; words that are no grant are left to the program to ignore.
    func setRole(_ role: String, _ words: [String], of persona: Persona) async throws {
        try await house.store.setRole(
            tenant: try await house.tenant(persona.tenant), name: role, grants: words.compactMap { Grant($0) })
    }
}
