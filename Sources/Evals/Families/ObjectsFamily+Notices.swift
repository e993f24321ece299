import Access
import Store
import Tools

extension Probe {
    /// Somebody chooses what they are told of by mail; everybody else's choice stays as it was.
    static let noticeChoice = Probe(
        about: "Somebody switches a kind of notice off: it is off for them and for nobody else.", keys: ["who"]
    ) { spec, book in
        let people = book.insiders
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: SetNotifications.name) { run in
                run.promise(cells: 2)
                run.loosenAudit()
                let may = run.oracle.gives(SetNotifications.name, .own, to: persona.role)
                _ = try await run.changes()
                let answer = try await run.call(SetNotifications.name, ["note": false], as: persona, door: .pages)
                let changed = try await run.changes().map { change in
                    let whose = change.after?["email"] == persona.email ? "their own" : "somebody else's"
                    return "\(whose) \(change.table): \(change.after?["unwanted"] ?? "gone")"
                }
                let seen = changed.isEmpty ? "nothing" : changed.sorted().joined(separator: ", ")
                run.judge(
                    .safety, "\(persona.key) switches replies off: what changes", role: persona.role,
                    tool: SetNotifications.name, relation: .own, expected: may ? "their own contact: note" : "nothing",
                    seen: seen)
                run.visit()
                run.judge(
                    .utility, "\(persona.key) switches replies off: the answer", role: persona.role,
                    tool: SetNotifications.name, relation: .own, expected: may ? "given" : "refused",
                    seen: answer.isGiven ? "given" : "refused")
                try await run.judgeChoices(of: people, after: may ? persona : nil)
                run.visit()
            }
        }
    }
}

extension CaseRun {
    /// What each person reads of their own choice, where one of them has switched replies off.
    fileprivate func judgeChoices(of people: [Persona], after chooser: Persona?) async throws {
        for person in people {
            guard let principal = try await house.principal(person) else { continue }
            let found = try await house.runtime.call(GetProfile.self, .init(), as: principal)
            judge(
                .safety, "\(person.key) reads their own choice of notices", role: person.role, tool: GetProfile.name,
                relation: .own, expected: person.key == chooser?.key ? "note" : "", seen: found.unwanted.stored)
        }
    }
}
