/// Everything that a run of the evaluation found, ready to be printed.
public struct RunReport: Sendable, Hashable, Codable {
    /// The run in one word.
    public let verdict: Verdict
    /// Whether every case of the set ran; a filtered run is never complete.
    public let complete: Bool
    /// The set's version and the hash of its data, such as `1-3f2a90c1d2e4`.
    public let caseSet: String
    /// Both axes of all families together.
    public let all: Tally
    /// Seconds of wall time.
    public let seconds: Double
    /// One entry a family, in the order of the set.
    public let families: [FamilyReport]
    /// The checks that the harness made of itself.
    public let controls: [ControlReport]
    /// What came of planting faults; nil unless asked for.
    public var mutants: MutantReport?
    /// Roles down, tools across.
    public let matrix: [MatrixCell]
    /// What was judged: names and hashes.
    public let versions: Versions
    /// The seed from which anything random was drawn.
    public let seed: UInt64
    /// How the run was narrowed, in the words of the command; empty when it was not.
    public let filters: [String]
    /// How much of each OWASP list the cases speak to.
    public let owasp: [OWASPReport]
    /// Every case, in the order of the set.
    public let cases: [CaseResult]
    /// What differs from a baseline; nil unless one was given.
    public var baseline: BaselineReport?
    /// The name of this run, under which it can be resumed and compared.
    public let run: String

    /// A run in one word.
    public enum Verdict: String, Sendable, Hashable, Codable {
        /// Everything that was judged is as it should be.
        case passed
        /// Something is not.
        case failed
        /// Something could not be judged, or nothing was.
        case error
        /// The harness failed its own controls: nothing that it says counts.
        case broken
    }
}

/// One family of cases.
public struct FamilyReport: Sendable, Hashable, Codable {
    /// Its name.
    public let name: String
    /// What it shows, in a sentence.
    public let about: String
    /// How many cases ran.
    public let cases: Int
    /// Safety decisions.
    public let safety: Tally
    /// Utility decisions.
    public let utility: Tally
    /// Seconds of its cases together.
    public let seconds: Double
    /// How exhaustive it was, such as `5,412 of 5,412 cells`; empty where the family is no table.
    public let extent: String
}

/// One check that the harness makes of itself.
public struct ControlReport: Sendable, Hashable, Codable {
    /// Its name.
    public let name: String
    /// What has to be seen.
    public let expected: String
    /// What was seen.
    public let seen: String

    /// Whether the harness works, as far as this check can tell.
    public var holds: Bool { expected == seen }

    /// A check.
    public init(name: String, expected: String, seen: String) {
        self.name = name
        self.expected = expected
        self.seen = seen
    }
}

/// What was judged.
public struct Versions: Sendable, Hashable, Codable {
    /// The program's version.
    public let program: String
    /// SHA-256 of the tools' declarations and schemas, in hexadecimal.
    public let tools: String
    /// SHA-256 of the prompts.
    public let prompts: String
    /// SHA-256 of the roles that were judged.
    public let roles: String
    /// SHA-256 of the cases, oracle, corpus and world.
    public let cases: String
    /// Where the roles came from: `starting roles`, or the file.
    public let rolesFrom: String
}

/// How much of one OWASP entry the cases speak to.
public struct OWASPReport: Sendable, Hashable, Codable {
    /// `LLM01` … or `ASI01` ….
    public let id: String
    /// Its title.
    public let title: String
    /// How many cases name it.
    public let cases: Int
    /// How many decisions those made.
    public let decisions: Int
    /// `covered`, `partly` or `not covered`.
    public let coverage: String
    /// What an offline evaluation of tools can't show of it; empty when nothing is left out.
    public let note: String
}

/// What differs between this run and an earlier one, by case id.
public struct BaselineReport: Sendable, Hashable, Codable {
    /// Cases that the baseline did not have.
    public let new: [String]
    /// Cases that did not pass then and pass now.
    public let fixed: [String]
    /// Cases that came out worse than they did.
    public let changed: [String]
    /// Cases that are not there any more.
    public let vanished: [String]
}

/// What came of planting faults.
public struct MutantReport: Sendable, Hashable, Codable {
    /// How many faults there are.
    public let total: Int
    /// How many the evaluation noticed.
    public let killed: Int
    /// Faults that change nothing, with the proof.
    public let equivalent: [Equivalent]
    /// Faults that nobody noticed.
    public let survivors: [String]
    /// Which families noticed which fault.
    public let matrix: [Kill]
    /// Families that alone notice no fault.
    public let idle: [String]
    /// The least share of noticed faults that is good enough, in percent.
    public let gate: Double

    /// A fault that changes nothing.
    public struct Equivalent: Sendable, Hashable, Codable {
        /// The fault.
        public let name: String
        /// Why it changes nothing.
        public let proof: String
    }

    /// One fault, and who noticed it.
    public struct Kill: Sendable, Hashable, Codable {
        /// The fault.
        public let name: String
        /// Its room.
        public let room: String
        /// What is wrong with it planted.
        public let sentence: String
        /// The families that noticed.
        public let by: [String]
        /// The first case that noticed; empty when none.
        public let first: String
    }

    /// Noticed faults in percent of those that change something.
    public var score: Double {
        let counted = total - equivalent.count
        return counted > 0 ? 100 * Double(killed) / Double(counted) : 0
    }
}
