import Access
import Store
import Tools

extension Probe {
    /// Somebody says of every article whether it helped, twice; one opinion an article is kept, and it is theirs.
    static let rateArticle = Probe(
        about: "Somebody rates every article of the world and changes their mind; one opinion of each is kept.",
        keys: ["who", "absent"]
    ) { spec, book in
        let absent = spec.texts("absent")
        guard !absent.isEmpty else { throw CaseProblem("name articles that are not there") }
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: RateArticle.name) { run in
                run.loosenAudit()
                let slugs = run.reference.articleSlugs + absent
                run.promise(cells: 2 * slugs.count)
                for slug in slugs { try await run.judgeRating(of: slug, by: persona) }
                for other in people where other != persona { try await run.judgeOpinions(of: other) }
            }
        }
    }
}

extension CaseRun {
    /// Rates an article twice and looks at what is kept of it.
    fileprivate func judgeRating(of slug: String, by persona: Persona) async throws {
        let relation = reference.relation(ofArticle: slug, to: persona)
        let may = oracle.gives(RateArticle.name, relation, to: persona.role)
        // Whose role has no articles at all hears no more than whoever mistypes the tool's name.
        let refusal = oracle.offers(RateArticle.name, to: persona.role, at: .pages) ? "not_found" : "unknown_tool"
        if may, let principal = try await house.principal(persona) {
            let found = try await house.runtime.call(GetArticle.self, .init(slug: slug), as: principal)
            judge(
                .safety, "\(persona.key) has not rated \(slug) yet", role: persona.role, tool: GetArticle.name,
                relation: relation, expected: "none", seen: found.rating.rawValue)
        }
        for rating in ["good", "bad"] {
            _ = try await changes()
            let input: JSONValue = ["slug": .string(slug), "rating": .string(rating)]
            let answer = try await call(RateArticle.name, input, as: persona, door: .pages)
            let changed = try await changes()
            judge(
                .safety, "\(persona.key) says \(rating) of \(slug): opinions that go", role: persona.role,
                tool: RateArticle.name, relation: relation, expected: may && rating == "bad" ? "1" : "0",
                seen: "\(changed.count { $0.after == nil })")
            let kept = changed.filter { $0.after != nil }.map { change in
                "\(change.table): \(change.after?["rating"] ?? "")"
            }
            judge(
                may ? .utility : .safety, "\(persona.key) says \(rating) of \(slug)", role: persona.role,
                tool: RateArticle.name, relation: relation, expected: may ? "article_rating: \(rating)" : "nothing",
                seen: kept.isEmpty ? "nothing" : kept.joined(separator: ", "))
            judge(
                may ? .utility : .safety, "\(persona.key) says \(rating) of \(slug): the answer", role: persona.role,
                tool: RateArticle.name, relation: relation, expected: may ? "given" : "refused: \(refusal)",
                seen: answer.isGiven ? "given" : answer.word)
            visit()
        }
    }

    /// Nobody else has said anything of any article.
    fileprivate func judgeOpinions(of other: Persona) async throws {
        guard let principal = try await house.principal(other),
            let slug = reference.articleSlugs.first(where: {
                oracle.gives("get_article", reference.relation(ofArticle: $0, to: other), to: other.role)
            })
        else { return }
        let found = try await house.runtime.call(GetArticle.self, .init(slug: slug), as: principal)
        judge(
            .safety, "\(other.key) has said nothing of \(slug)", role: other.role, tool: GetArticle.name,
            relation: .published, expected: "none", seen: found.rating.rawValue)
    }
}
