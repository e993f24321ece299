import Access

/// A tenant's own roles, read from a file, to be judged instead of the starting ones.
public struct RoleBook: Sendable {
    /// The roles in the order of the file.
    let roles: [(name: String, grants: [String])]

    /// How many can be judged at once: as many as the world has people to hold them.
    static let most = 18

    /// Reads `roles:` with `name` and `grants`; throws every fault as `file:line: reason`.
    public static func read(_ path: String, knowing permissions: [String]) throws(DataFault) -> RoleBook {
        try YAMLFile.read(path) { root in
            let list = root.entry(keys: "roles").list("roles")
            if list.count > most { root.fault("judge at most \(most) roles at once") }
            var seen: Set<String> = []
            return RoleBook(
                roles: list.map { value in
                    let entry = value.entry(keys: "name", "grants")
                    let name = entry.text("name", atMost: 60)
                    if !seen.insert(name).inserted { entry.fault("two roles are called \(name)", at: "name") }
                    return (name, grants(entry, permissions))
                })
        }
    }

    private static func grants(_ entry: YAMLEntry, _ permissions: [String]) -> [String] {
        let words = entry.texts("grants")
        for word in words where !isGrant(word, permissions) {
            entry.fault("\(word) is no permission, no resource:* and not *", at: "grants")
        }
        return words
    }

    private static func isGrant(_ word: String, _ permissions: [String]) -> Bool {
        word == "*" || permissions.contains(word)
            || (word.hasSuffix(":*") && permissions.contains { $0.hasPrefix(word.dropLast(1)) })
    }

    /// The oracle with these roles in it, whose rights it works out from their grants alone.
    func shaping(_ oracle: Oracle) -> Oracle {
        var shaped = oracle
        shaped.shape(roles)
        return shaped
    }

    /// The people with these roles in turn, so that each role is somebody's.
    func given(to people: [Persona]) -> [Persona] {
        var turn = 0
        return people.map { persona in
            guard persona.isIn else { return persona }
            defer { turn += 1 }
            return persona.holding(roles[turn % roles.count].name)
        }
    }

    /// The roles as a tenant would set them, and who holds them.
    func plan(for people: [Persona]) -> WorldPlan {
        var plan = WorldPlan()
        plan.roles = roles.map { role in
            WorldPlan.RolePlan(name: role.name, grants: role.grants.compactMap { Grant($0) })
        }
        for persona in given(to: people) where persona.isIn { plan.given[persona.key] = persona.role }
        return plan
    }
}
