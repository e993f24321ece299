extension Oracle {
    /// Reads the table; throws every fault in it as `file:line: reason`.
    public static func read(_ path: String) throws(DataFault) -> Oracle {
        try YAMLFile.read(path) { root in
            let entry = root.entry(keys: "version", "grants", "permissions", "tools", "not-yet", "matrix")
            let tools = Dictionary(uniqueKeysWithValues: members(entry, "tools").map { ($0.key, rule($0.value)) })
            return Oracle(
                version: entry.integer("version", in: 1...1_000_000), tools: tools, notYet: entry.texts("not-yet"),
                grants: Dictionary(uniqueKeysWithValues: members(entry, "grants").map { ($0.key, $0.value.texts()) }),
                permissions: entry.texts("permissions"), matrix: matrix(entry, tools))
        }
    }

    private static func members(_ entry: YAMLEntry, _ key: String) -> [(key: String, value: YAMLValue)] {
        entry.value(key)?.members().values ?? []
    }

    private static func rule(_ value: YAMLValue) -> ToolRule {
        let entry = value.entry(keys: "doors", "effect", "needs", "relations")
        var relations: [Relation: [String]] = [:]
        for (key, value) in members(entry, "relations") {
            guard let relation = Relation(rawValue: key), Relation.givable.contains(relation) else {
                value.fault("\(key) is no relation that a role can be given")
                continue
            }
            let need = value.text()
            relations[relation] = need == "always" ? [] : [need]
        }
        return ToolRule(
            doors: entry.texts("doors"), effect: entry.text("effect"), needs: entry.optionalText("needs"),
            relations: relations)
    }

    private static func matrix(
        _ entry: YAMLEntry, _ tools: [String: ToolRule]
    ) -> [String: [String: Set<Relation>]] {
        var matrix: [String: [String: Set<Relation>]] = [:]
        for (tool, value) in members(entry, "matrix") {
            guard tools[tool] != nil else {
                value.fault("\(tool) is not among the tools")
                continue
            }
            for (role, value) in value.members().values { matrix[tool, default: [:]][role] = relations(value) }
        }
        for tool in tools.keys.sorted() where matrix[tool] == nil { entry.fault("\(tool) has no row", at: "matrix") }
        return matrix
    }

    private static func relations(_ value: YAMLValue) -> Set<Relation> {
        guard value.kind == .list else {
            if value.text() != "nothing" { value.fault("say nothing, or list relations") }
            return []
        }
        return Set(
            value.texts().compactMap { word in
                let relation = Relation(rawValue: word).flatMap { Relation.givable.contains($0) ? $0 : nil }
                if relation == nil { value.fault("\(word) is no relation that a role can be given") }
                return relation
            })
    }
}
