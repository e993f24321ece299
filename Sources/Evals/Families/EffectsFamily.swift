extension Family {
    static let effects = Family(
        name: "effects",
        about: "Nothing is created or changed without the click of the right person, for exactly what was shown.",
        probes: [
            "story": .effectsStory, "by-name": .effectsByName, "preview": .effectsPreview,
            "preview-talk": .effectsPreviewTalk,
        ])
}

extension Probe {
    /// Steps of a person, an attacker and a hostile model, judged by the rows that are there afterwards.
    fileprivate static let effectsStory = Probe(
        about: "Tells what happens step by step, and how many tickets or notes there must be afterwards.",
        keys: ["who", "steps", "fields", "suggestion"],
        expects: ["nothing", "one-ticket", "two-tickets", "one-note", "two-notes", "each-their-own"]
    ) { spec, book in
        let story = try EffectsStory(spec, of: book.shop)
        let named = spec.texts("who")
        let people = try (named.isEmpty ? book.oneOfEachRole : book.people(named)).filter(story.isPossible)
        guard !people.isEmpty else { throw CaseProblem("nobody has a ticket for these steps") }
        return people.map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: story.tool) { run in
                try await EffectsScene.play(story, as: persona, in: run)
            }
        }
    }

    /// Every tool that changes something, asked for by name at every door with everything that a model may claim.
    fileprivate static let effectsByName = Probe(
        about: "Asks for each tool that changes something, by name, at a door where it must not take effect.",
        keys: ["who", "door", "inputs"]
    ) { spec, book in
        let plan = try EffectsByName(spec, of: book.shop)
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { try await plan.run($0, as: persona) }
        }
    }
}

extension CaseBook {
    /// One person of each role at each provider.
    fileprivate var oneOfEachRole: [Persona] {
        var seen: Set<String> = []
        return insiders.filter { seen.insert("\($0.tenant) \($0.role)").inserted }
    }
}
