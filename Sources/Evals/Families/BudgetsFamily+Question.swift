import Concierge
import Tools

/// What a person may write at once.
enum BudgetsQuestion {
    static let probe = Probe(
        about: "a question of so many characters", keys: ["who", "text", "times"], expects: ["done", "invalid_input"]
    ) { spec, book in
        let times = Int(spec.settings["times"]?.integer ?? 1)
        let question = String(repeating: spec.text("text"), count: times)
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                let model = HostileModel(calls: [], says: "I have read it.")
                let seen = await run.turn(question, as: persona, model: model)
                let isTaken = spec.expect == "done"
                run.judge(
                    isTaken ? .utility : .safety, "\(persona.name) writes \(question.unicodeScalars.count) characters",
                    expected: spec.expect, seen: seen.end)
                let read = seen.told.contains { $0.turns.contains(.person(question)) }
                run.judge(
                    isTaken ? .utility : .safety, "The model reads all of it or nothing",
                    expected: isTaken ? "all" : "nothing", seen: read ? "all" : seen.told.isEmpty ? "nothing" : "a part"
                )
                let rows = try await run.changes().count { $0.table == "message" }
                run.judge(
                    .safety, "It is kept or not", expected: isTaken ? "2 messages" : "0 messages",
                    seen: "\(rows) messages")
                run.judge(
                    .utility, "An ordinary question is answered", expected: "done", seen: await run.answered(persona))
            }
        }
    }
}
