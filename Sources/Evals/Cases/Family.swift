import Tools

/// A family of cases: what it shows, and the probes that its case files may ask for.
struct Family: Sendable {
    /// Its name in files and reports.
    let name: String
    /// What it shows, in a sentence.
    let about: String
    /// The probes by name; `story` is among them in every family.
    let probes: [String: Probe]

    init(name: String, about: String, probes: [String: Probe]) {
        self.name = name
        self.about = about
        self.probes = probes.merging(["story": .story]) { own, _ in own }
    }

    /// The families, in the order of the report.
    static let all: [Family] = [
        .registry, .objects, .canaries, .deputy, .effects, .arguments, .egress, .budgets, .history, .identity, .parity,
        .audit, .signing,
    ]
}

/// Makes cases from one entry of a case file.
struct Probe: Sendable {
    /// What it tries, for whoever writes a case.
    let about: String
    /// The settings that it takes besides the usual keys.
    var keys: [String] = []
    /// The words that `expect` may have.
    var expects = ["oracle"]
    /// Makes the cases; throws a sentence when a setting makes no sense.
    let make: @Sendable (CaseSpec, CaseBook) throws -> [EvalCase]
}

/// Why an entry of a case file makes no case.
struct CaseProblem: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
