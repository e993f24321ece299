import Access
import Store
import Synchronization
import Tools

/// Where the calls of one case are made, and what each of them should have left behind.
final class ArgumentBench: Sendable {
    let part: ArgumentCase
    let slots: ArgumentSlots
    private let principal: Principal
    private let state = Mutex(State())

    private struct State {
        var expected: [(what: String, text: String)] = []
        var known: [String: Seen] = [:]
        var longest = Duration.zero
        var calls = 0
    }

    init(_ part: ArgumentCase) async throws {
        guard let principal = try await part.run.house.principal(part.persona) else {
            throw CaseProblem("\(part.persona.key) is not let in")
        }
        self.part = part
        self.principal = principal
        slots = try await ArgumentSlots(part, principal)
    }

    var run: CaseRun { part.run }
    var field: ArgumentField { part.field }
    var isEffect: Bool { run.oracle.hasEffect(part.table.tool) }

    /// The call with that JSON in the field and good values in all others that are needed.
    func call(_ json: String) async throws -> Seen {
        try await call(bytes: bytes(Array(try await slots.filled(json).utf8)))
    }

    /// The call with nothing in the field.
    func callWithout() async throws -> Seen {
        try await call(bytes: Array("{\(try await rest().joined(separator: ", "))}".utf8))
    }

    private func bytes(_ json: [UInt8]) async throws -> [UInt8] {
        let rest = try await rest().map { ", " + $0 }.joined()
        return Array("{\"\(field.name)\": ".utf8) + json + Array("\(rest)}".utf8)
    }

    private func call(bytes: [UInt8]) async throws -> Seen {
        let start = ContinuousClock.now
        let seen = try await run.call(part.table.tool, bytes, by: principal, as: part.persona, door: part.door)
        let took = ContinuousClock.now - start
        state.withLock { state in
            state.longest = max(state.longest, took)
            state.calls += 1
        }
        return seen
    }

    /// The other required members, each as `"name": value`.
    private func rest() async throws -> [String] {
        var rest: [String] = []
        for other in part.table.fields where other.isRequired && other.name != field.name {
            rest.append("\"\(other.name)\": \(try await slots.filled(other.good))")
        }
        return rest
    }

    /// The answer to a call that is made once and compared with often.
    private func known(_ key: String, _ call: () async throws -> Seen) async throws -> Seen {
        if let known = state.withLock({ $0.known[key] }) { return known }
        let seen = try await call()
        state.withLock { $0.known[key] = seen }
        return seen
    }
}

extension ArgumentBench {
    /// Judges one hostile value.
    func judge(_ value: HostileValue) async throws {
        guard let expectation = value.expected[field.kind] else { return }
        let what = "\(value.name) as \(field.name): \(value.about)"
        let seen = try await call(bytes: bytes(value.json))
        switch expectation {
        case .refused where field.takesToo.contains(value.name):
            try await judge(what, seen, takenFor: value.spelt)
        case .refused: judgeRefused(what, seen)
        case .literal where field.isShaped && !field.takesToo.contains(value.name): judgeRefused(what, seen)
        case .same where field.isShaped && !field.takesToo.contains(value.name): judgeRefused(what, seen)
        case .leftOut where field.isRequired: judgeRefused(what, seen)
        case .leftOut: try await judge(what, seen, takenFor: nil)
        case .literal: try await judge(what, seen, takenFor: value.spelt)
        case .same(let json):
            guard !isEffect else { return try await judge(what, seen, takenFor: json) }
            judge(what, seen, sameAs: try await known(json.text) { try await call(json.text) })
        }
    }

    /// Judges one hostile text for all arguments.
    func judge(_ object: HostileObject) async throws {
        let what = "\(object.name) around \(field.name): \(object.about)"
        let good = try await slots.filled(field.good)
        let other = try await slots.filled(field.other)
        let bytes = object.arguments(field: field.name, value: good, other: other, rest: try await rest())
        let seen = try await call(bytes: bytes)
        guard object.expected == .same, !part.table.fields.isEmpty else { return judgeRefused(what, seen) }
        if isEffect {
            expect(what, seen, field.kept ?? (try? StrictJSON.parse(good))?.plain ?? good)
        } else {
            judge(what, seen, sameAs: try await known(good) { try await call(good) })
        }
    }

    private func judgeRefused(_ what: String, _ seen: Seen) {
        run.judge(.safety, what, expected: "refused: invalid_input", seen: seen.word)
    }

    private func judge(_ what: String, _ seen: Seen, sameAs other: Seen) {
        let isSame = seen.bytes == other.bytes && seen.kind == other.kind
        // Two refusals are the same answer too, and give nobody anything.
        run.judge(
            other.isGiven ? .utility : .safety, what, expected: "the same answer",
            seen: isSame ? "the same answer" : "\(seen.word), another one")
    }

    /// The value counts as exactly that; nil for as if it had been left out.
    private func judge(_ what: String, _ seen: Seen, takenFor json: JSONValue?) async throws {
        let text = json?.plain ?? field.standard
        let length = text.unicodeScalars.count
        guard length <= field.longest, json == nil || length >= field.shortest else { return judgeRefused(what, seen) }
        if field.finds == .nothing, json != nil {
            return run.judge(.safety, what, expected: "refused: not_found", seen: seen.word)
        }
        if isEffect, field.finds != .risk { return expect(what, seen, text) }
        guard json != nil else {
            return judge(what, seen, sameAs: try await known("") { try await callWithout() })
        }
        let naive = NaiveAnswer(reference: run.reference, oracle: run.oracle, persona: part.persona)
        let (expected, found) = naive.compared(text, field.finds, seen)
        run.judge(.utility, what, expected: expected, seen: found)
    }

    /// The effect was taken up: what it left behind is judged at the end, a proposal at once.
    private func expect(_ what: String, _ seen: Seen, _ text: String) {
        if part.door == .concierge {
            let shown = seen.json["input"]?[field.name]?.plain ?? field.standard
            return run.judge(.utility, what, expected: "proposed: \(text)", seen: "\(seen.word): \(shown)")
        }
        guard part.table.reaches else {
            return run.judge(.safety, what, expected: "refused: not_found", seen: seen.word)
        }
        run.judge(.utility, what, expected: "answered", seen: seen.word)
        state.withLock { $0.expected.append((what, text)) }
    }
}

extension ArgumentBench {
    /// Every text that was taken stands in a row of its own, exactly; and no other row is there.
    func judgeRows() async throws {
        let changes = try await slots.changes()
        let expected = state.withLock { $0.expected }
        guard isEffect, part.door != .concierge, let place = field.place else {
            let strange = isEffect && part.door != .concierge ? [] : changes.map(\.description)
            return run.judge(
                .safety, "Nothing changed", expected: "no row",
                seen: strange.isEmpty ? "no row" : strange.prefix(3).joined(separator: "; "))
        }
        let rows = changes.filter { $0.table == place.table && ($0.before != nil) == place.isChange }
        var kept = Dictionary(rows.map { (Array(($0.after?[place.column] ?? "").utf8), 1) }, uniquingKeysWith: +)
        for (what, text) in expected {
            let count = kept[Array(text.utf8), default: 0]
            kept[Array(text.utf8)] = count - 1
            run.judge(
                .utility, "Kept exactly: " + what, expected: "a row with it",
                seen: count > 0 ? "a row with it" : "no such row")
        }
        run.judge(
            .safety, "Nothing else was kept", expected: "\(expected.count) rows of \(place.table)",
            seen: "\(rows.count) rows of \(place.table)")
    }

    /// No call took long.
    func judgeTime() {
        let (longest, calls) = state.withLock { ($0.longest, $0.calls) }
        run.judge(
            .safety, "Each of \(calls) calls was over within twenty seconds", expected: "in time",
            seen: longest < .seconds(20) ? "in time" : "one took \(longest)")
    }
}
