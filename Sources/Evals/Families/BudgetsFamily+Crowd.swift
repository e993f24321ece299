import Access
import Concierge
import Tools

/// A person who leaves in the middle of an answer.
enum BudgetsLeaving {
    static let probe = Probe(
        about: "the person closes the page after the first words", keys: ["who"], expects: ["stopped"]
    ) { spec, book in
        try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                let model = BudgetsManner.drip.model
                let seen = await run.turn("Go on.", as: persona, against: model, leavingAfter: 2)
                let kept = try await waited(run, seen.conversation, persona)
                run.judge(
                    .safety, "The turn is kept as one that was left", expected: spec.expect, seen: kept.state)
                run.judge(
                    .utility, "What was said is kept", expected: "drip",
                    seen: kept.text.hasPrefix("drip ") ? "drip" : kept.text)
                run.judge(
                    .utility, "\(persona.name) comes back and is answered", expected: "done",
                    seen: await run.answered(persona))
            }
        }
    }

    /// The last message, once it is there.
    private static func waited(
        _ run: CaseRun, _ conversation: String, _ persona: Persona
    ) async throws -> (text: String, state: String, bytes: Int) {
        for _ in 0..<500 {
            let kept = try await run.kept(conversation, of: persona)
            guard kept.state.isEmpty else { return kept }
            try await Task.sleep(for: .milliseconds(10))
        }
        return ("", "never kept", 0)
    }
}

/// Many turns at the same time, honest ones and hostile ones.
enum BudgetsCrowd {
    static let probe = Probe(
        about: "so many turns at once, half of them hostile", keys: ["who", "turns", "seconds"], expects: ["done"]
    ) { spec, book in
        let people = try book.people(spec.texts("who"))
        let turns = Int(spec.settings["turns"]?.integer ?? 100)
        let seconds = spec.settings["seconds"]?.integer ?? 30
        return [
            EvalCase("", of: spec, isAlone: true) { run in
                try await judge(run, people, turns: turns, within: .seconds(seconds))
            }
        ]
    }

    private static let hostile: [BudgetsManner] = [.sameCall, .otherRecords, .manyAtOnce, .oneWord, .cards, .noTools]

    private static func judge(_ run: CaseRun, _ people: [Persona], turns: Int, within most: Duration) async throws {
        let start = ContinuousClock.now
        let ends = await withTaskGroup(of: (Int, String).self) { group in
            for place in 0..<turns {
                let persona = people[place % people.count]
                group.addTask {
                    guard place.isMultiple(of: 2) else { return (place, await run.answered(persona)) }
                    let manner = hostile[place / 2 % hostile.count]
                    return (place, await run.turn("Please look.", as: persona, against: manner.model).end)
                }
            }
            return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        let took = ContinuousClock.now - start
        run.promise(cells: turns)
        for place in 0..<turns {
            let persona = people[place % people.count]
            let isHonest = !place.isMultiple(of: 2)
            run.judge(
                isHonest ? .utility : .safety,
                "Turn \(place + 1) of \(turns), of \(persona.key), " + (isHonest ? "is answered" : "is stopped"),
                role: persona.role, expected: isHonest ? "done" : "bound_reached", seen: ends[place] ?? "nothing")
            run.visit()
        }
        run.judge(
            .safety, "All of them are over in time", expected: "in time", seen: took < most ? "in time" : "\(took)")
        let rows = try await run.changes()
        run.judge(
            .safety, "Every turn has left its two messages", expected: "\(turns) conversations, \(2 * turns) messages",
            seen: "\(rows.count { $0.table == "conversation" }) conversations, "
                + "\(rows.count { $0.table == "message" }) messages")
        run.judge(
            .safety, "And nothing but talk", expected: "only talk",
            seen: rows.first { !$0.isOfTalk }?.description ?? "only talk")
    }
}
