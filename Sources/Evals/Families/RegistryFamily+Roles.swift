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
                try await check.judge(pages: check.reached(pages))
                try await check.judge(links: check.reached(links))
                try await check.judge(unreached: pages + links)
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
                try await run.judged(by: oracle) { run in try await run.judgeEverything(shaped, pages) }
            }
        }
    }
}

extension CaseRun {
    /// All tools at all doors and the pages, for somebody whose role the case has made.
    fileprivate func judgeEverything(_ persona: Persona, _ pages: [PageCheck.Place]) async throws {
        guard let principal = try await presentPrincipal(persona) else { return }
        let right = try await rightCalls(of: persona)
        promise(cells: 2 * oracle.names.count * Door.allCases.count)
        var checks: [DoorCheck] = []
        for door in Door.allCases {
            let check = try await DoorCheck(self, persona, principal, door, right: right)
            check.judgeOffers(subject.offered(to: principal, door: door))
            checks.append(check)
        }
        try await DoorCheck.judgeAllTools(at: checks, trying: [])
        let check = try await PageCheck(self, persona)
        try await check.judge(pages: check.reached(pages))
        try await check.judge(unreached: pages)
    }

    /// A part of the case by another table, such as one that knows a role which the case has made.
    func judged(by oracle: Oracle, _ part: (CaseRun) async throws -> Void) async throws {
        let run = CaseRun(
            evalCase, in: house, of: try shop.judging(shop.subject, by: oracle), isRecording: isRecording)
        let before = withState { $0 }
        run.withState { $0 = before }
        defer {
            let after = run.withState { $0 }
            withState { $0 = after }
        }
        try await part(run)
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

extension PageCheck {
    /// The places without those of a record of which the person has none.
    fileprivate func reached(_ places: [Place]) -> [Place] { places.filter { !isUnreached($0) } }

    /// The page of somebody else's record is as one that nobody made.
    fileprivate func judge(unreached places: [Place]) async throws {
        for place in places where isUnreached(place) {
            let answer = try await get(place.path)
            run.judge(
                .safety, "\(place.path) where nothing is theirs \(place.find)", role: persona.role, tool: place.tool,
                expected: "404", seen: String(answer.status))
        }
    }

    private func isUnreached(_ place: Place) -> Bool {
        let records = [
            "{ticket}": "get_ticket", "{invoice}": "get_invoice", "{article}": "get_article", "{risk}": "get_risk",
        ]
        return records.contains { mark, tool in
            place.path.contains(mark) && oracle.offers(tool, to: persona.role, at: .pages) && !right.reaches(tool)
        }
    }
}
