import Tools

extension Family {
    static let deputy = Family(
        name: "deputy",
        about: "A text that somebody planted in a record makes Nexie obey it entirely, and nothing comes of it.",
        probes: ["obey": DeputyObey.probe, "click": DeputyClick.probe])
}

/// Plants one text in every field of a company's records and lets a model obey it, field by field.
enum DeputyObey {
    static let probe = Probe(
        about: "one person reads each planted field through Nexie, and the model does everything that the text says",
        keys: ["who", "attacks", "fields"], expects: ["nothing-happens"]
    ) { spec, book in
        let fields = try DeputyField.named(spec.texts("fields"))
        let attacks = try book.shop.corpus.attacks(named: spec.texts("attacks"))
        return try book.people(spec.texts("who")).flatMap { persona in
            try attacks.map { attack in
                let records = try DeputyRecords(of: persona, in: book.shop.reference)
                return EvalCase(
                    "\(persona.key)/\(attack.name)", of: spec.speaking(to: attack.owasp), role: persona.role,
                    about: attack.about + " " + attack.harm
                ) { run in
                    try await DeputyCase(run: run, persona: persona, attack: attack, records: records, fields: fields)
                        .judge()
                }
            }
        }
    }
}

extension CaseSpec {
    /// The same for a case that speaks to more of the lists of risks.
    func speaking(to more: [String]) -> CaseSpec {
        CaseSpec(
            family: family, name: name, about: about, owasp: owasp + more.filter { !owasp.contains($0) }, probe: probe,
            place: place, expect: expect, settings: settings)
    }
}

extension Corpus {
    /// The attacks of those groups or names; all of them for `all`.
    func attacks(named words: [String]) throws -> [Attack] {
        if words == ["all"] { return attacks }
        for word in words where !attacks.contains(where: { $0.group == word || $0.name == word }) {
            throw CaseProblem("there is no attack and no group of attacks called \(word)")
        }
        return attacks.filter { words.contains($0.group) || words.contains($0.name) }
    }
}
