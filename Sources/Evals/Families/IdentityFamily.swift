import Tools

extension Family {
    /// Staff have pages of their own, on which a contact is a stranger, and the other way round: every route of both sides is
    /// asked for by whoever belongs to the other. A login, a preview and a staff member's command are the only origins that a principal can have.
    static let identity = Family(
        name: "identity",
        about: "Who somebody is comes from their login alone: no argument, header, cookie, form or claim changes it.",
        probes: [
            "arguments": .identityArguments, "headers": .identityHeaders, "cookies": .identityCookies,
            "forms": .identityForms, "claims": .identityClaims, "origins": .identityOrigins,
            "preview": .identityPreview, "staff-side": .identityStaffSide, "client-side": .identityClientSide,
            "staff-roles": .identityStaffRoles,
        ])
}

/// The people from the point of view of one of them, whose names a hostile caller may use.
struct Others: Sendable {
    let persona: Persona
    let people: [Persona]

    /// Somebody in that relation; nil where the world has nobody.
    func one(_ whose: String) throws -> Persona? {
        switch whose {
        case "own": return persona
        case "colleague": return first { $0.tenant == persona.tenant && $0.company == persona.company }
        case "other company": return first { $0.tenant == persona.tenant && $0.company != persona.company }
        case "other tenant": return first { $0.tenant != persona.tenant }
        default: throw CaseProblem("nobody is called \(whose); use own, colleague, other company or other tenant")
        }
    }

    private func first(_ fits: (Persona) -> Bool) -> Persona? {
        people.first { $0.contact != persona.contact && fits($0) }
    }
}

extension CaseRun {
    /// Puts the real identifiers of somebody into a text.
    func naming(_ victim: Persona, _ text: String, key: String = "") async throws -> String {
        guard let principal = try await house.principal(victim) else { return text }
        let words = [
            "{tenant}": principal.scope.tenant.text, "{company}": principal.scope.company.text,
            "{contact}": principal.scope.contact.text, "{email}": victim.email, "{name}": victim.name,
            "{slug}": victim.tenant, "{key}": key, "{role}": victim.role,
        ]
        return words.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    /// Judges that the case changed no record.
    func judgeNoRows(_ what: String, role: String) async throws {
        let rows = try await changes()
        judge(
            .safety, what, role: role, expected: "no row",
            seen: rows.isEmpty ? "no row" : Set(rows.map(\.table)).sorted().joined(separator: " "))
    }
}
