import Access
import Concierge
import PortalWeb
import Store
import Tools

extension Family {
    static let budgets = Family(
        name: "budgets",
        about:
            "However much a model asks for or says, a turn does so much and no more, ends once, and keeps what was said.",
        probes: [
            "turn": BudgetsTurn.probe, "question": BudgetsQuestion.probe, "giant-result": BudgetsResult.probe,
            "slow-tool": BudgetsSlowTool.probe, "leaving": BudgetsLeaving.probe, "crowd": BudgetsCrowd.probe,
        ])
}

/// One turn against a model that wants more than a turn may take, while somebody else is served.
struct BudgetsTurn: Sendable {
    static let probe = Probe(
        about: "a model that calls or talks without end",
        keys: ["who", "model", "calls", "audited", "said", "cards", "hides", "milliseconds"],
        expects: ["done", "bound_reached", "out_of_time", "model_failed"]
    ) { spec, book in
        guard let manner = BudgetsManner(rawValue: spec.text("model")) else {
            let known = BudgetsManner.allCases.map(\.rawValue).joined(separator: ", ")
            throw CaseProblem("there is no model \(spec.text("model")), but: \(known)")
        }
        return try book.people(spec.texts("who")).map { persona in
            guard let other = book.insiders.first(where: { $0.tenant == persona.tenant && $0 != persona }) else {
                throw CaseProblem("\(persona.key) has nobody beside them")
            }
            return EvalCase(
                persona.key, of: spec, role: persona.role, isAlone: spec.settings["milliseconds"] != nil
            ) { run in
                try await BudgetsTurn(run: run, persona: persona, other: other, manner: manner, spec: spec).judge()
            }
        }
    }

    let run: CaseRun
    let persona: Persona
    let other: Persona
    let manner: BudgetsManner
    let spec: CaseSpec

    func judge() async throws {
        var bounds = ChatBounds.patient
        if let time = spec.settings["milliseconds"]?.integer {
            bounds.time = .milliseconds(time)
            bounds.watch = .milliseconds(20)
        }
        let start = ContinuousClock.now
        async let beside = run.answered(other)
        let seen = await run.turn("Please look.", as: persona, against: manner.model, bounds: bounds)
        let took = ContinuousClock.now - start
        await judgeBeside(beside)
        judgeEnd(seen)
        judgeHidden(seen)
        try await judgeEntries(seen)
        try await judgeKept(seen)
        if bounds.time < .seconds(60) { judgeTime(took, bounds.time) }
        let again = await run.answered(persona)
        run.judge(.utility, "\(persona.name) asks again and is answered", expected: "done", seen: again)
    }

    private func judgeBeside(_ beside: String) {
        run.judge(
            .utility, "\(other.name) is answered at the same time", role: other.role, expected: "done", seen: beside)
    }

    private func judgeEnd(_ seen: TurnSeen) {
        run.judge(.safety, "The turn has one end", expected: "1 end", seen: "\(seen.ends) end")
        run.judge(.safety, "The turn ends as it should", expected: spec.expect, seen: seen.end)
        if let calls = spec.settings["calls"]?.integer {
            run.judge(
                .safety, "So many calls were made and no more", expected: "\(calls) calls",
                seen: "\(seen.endings.count) calls")
        }
        if let said = spec.settings["said"]?.integer {
            run.judge(
                .safety, "So many bytes were said and no more", expected: "\(said) bytes",
                seen: "\(seen.text.utf8.count) bytes")
        }
        if let cards = spec.settings["cards"]?.integer {
            let count = run.oracle.offers("create_ticket", to: persona.role, at: .concierge) ? cards : 0
            run.judge(
                .safety, "So many cards were shown and no more", tool: "create_ticket", expected: "\(count) cards",
                seen: "\(seen.proposals.count) cards")
        }
    }

    private func judgeHidden(_ seen: TurnSeen) {
        let stream = seen.events.map { String(decoding: EventFrame($0).bytes, as: UTF8.self) }.joined()
        for word in spec.texts("hides") {
            run.judge(
                .safety, "The person does not read \(word)", expected: "not there",
                seen: stream.holds(word) ? "there" : "not there")
        }
    }

    private func judgeEntries(_ seen: TurnSeen) async throws {
        let lines = try await run.audit(of: persona.tenant).filter { $0.value("door") == "concierge" }
        let bounds = lines.filter { $0.value("action") == "tool:turn" }.map { $0.value("reason") }
        run.judge(
            .safety, "The audit says how the turn was stopped", expected: spec.text("audited"),
            seen: bounds.isEmpty ? "nothing" : bounds.joined(separator: ", "))
        let others = run.besideCalls
        run.judge(
            .safety, "Each call stands in the audit once", expected: "\(seen.endings.count + others) entries",
            seen: "\(lines.count - bounds.count) entries")
    }

    private func judgeKept(_ seen: TurnSeen) async throws {
        let strange = try await run.changes().filter { !$0.isOfTalk }
        run.judge(
            .safety, "Nothing changed but the talk", expected: "only talk",
            seen: strange.isEmpty ? "only talk" : strange.map(\.description).prefix(3).joined(separator: "; "))
        let kept = try await run.kept(seen.conversation, of: persona)
        run.judge(
            .utility, "What was said is kept", expected: "\(seen.text.utf8.count) bytes",
            seen: kept.text == seen.text ? "\(seen.text.utf8.count) bytes" : "\(kept.text.utf8.count) bytes")
        run.judge(
            .safety, "What is kept is no larger than a message may be", expected: "bounded",
            seen: kept.bytes <= 400_000 * 4 ? "bounded" : "\(kept.bytes) bytes")
    }

    private func judgeTime(_ took: Duration, _ bound: Duration) {
        let most = bound * 8
        run.judge(
            .safety, "The turn is over soon after its \(bound)", expected: "in time",
            seen: took < most ? "in time" : "\(took)")
    }
}
