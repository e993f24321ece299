import ArgumentParser
import Evals
import Foundation

/// Proves, without a network and without a model, that no role reaches what it should not.
struct EvalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "The offline safety evaluation: tries everything that a hostile model could, and prints the proof.",
        discussion: """
            Exit status: 0 all passed, 1 failures, 2 wrong use, 3 an error or nothing that can be told, 4 the harness \
            failed its own checks, 5 worse than the baseline, 6 too few planted faults were noticed.
            """)

    @Argument(help: "Case files or folders; without any, the whole set.")
    var paths: [String] = []

    @OptionGroup(title: "Which cases") var choice: EvalChoice
    @OptionGroup(title: "How") var manner: EvalManner
    @OptionGroup(title: "A real model") var real: EvalModel
    @OptionGroup(title: "Instead of a run") var instead: EvalInstead

    mutating func validate() throws {
        if choice.resume != nil, choice.failedIn != nil {
            throw ValidationError("Use one of --resume and --failed-in.")
        }
        let asked = [instead.list, instead.lint, instead.schema, instead.explain != nil, instead.replay != nil].count {
            $0
        }
        if let jobs = manner.jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs is 1 to 64.") }
        if let gate = manner.gate, !(gate >= 0 && gate <= 100) { throw ValidationError("--gate is 0 to 100.") }
        for file in manner.report.compactMap(\.file) where !Self.canWrite(file) {
            throw ValidationError("--report: \(file) can't be written.")
        }
        if manner.mutants || manner.plant != nil, !Evaluation.canPlantFaults {
            throw ValidationError(
                "This program has no faults to plant. A build for tests has: `make mutants`, or "
                    + "`swift build && .build/debug/nexie eval --mutants`.")
        }
        if let fault = manner.plant, !Evaluation.faults.contains(fault) {
            throw ValidationError("--plant \(fault): evals/faults.yaml has no such fault.")
        }
        if manner.roles != nil, manner.baseline != nil {
            throw ValidationError("A baseline is a run of the starting roles; --roles can't be held against it.")
        }
        if real.model != nil, asked > 0 || manner.mutants || manner.plant != nil || manner.baseline != nil {
            throw ValidationError("--model asks questions; it goes with the choice of cases, --jobs and --report json.")
        }
        if asked > 1 { throw ValidationError("Use one of --list, --lint, --schema, --explain and --replay.") }
    }

    private static func canWrite(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let isThere = FileManager.default.fileExists(atPath: path)
        return FileManager.default.isWritableFile(atPath: isThere ? path : folder)
    }

    mutating func run() async throws {
        if manner.whileInput { Lifeline.watch() }
        let evaluation = try evaluation()
        try choice.check(evaluation.book.cases)
        let status: Int32
        if real.model != nil {
            status = try await real.status(evaluation, manner)
        } else if instead.isAsked {
            status = try await EvalLook(evaluation: evaluation, instead: instead).status()
        } else {
            status = try await EvalWork(evaluation: evaluation, choice: choice, manner: manner).status()
        }
        await evaluation.shop.close()
        if status != 0 { throw ExitCode(status) }
    }

    /// Loads the set; a fault in its files is wrong use, or what `--lint` was asked to find.
    private func evaluation() throws -> Evaluation {
        do {
            return try Evaluation(try plan())
        } catch let fault as DataFault {
            let count = fault.lines.count == 1 ? "1 fault" : "\(fault.lines.count) faults"
            let message = fault.lines.joined(separator: "\n") + "\n\(count) in the data of the evaluation."
            throw instead.lint ? Failure.found(message) : Failure.use(message)
        } catch let problem as RunProblem {
            throw Failure.use(problem.description)
        }
    }

    private func plan() throws -> Evaluation.Plan {
        let assets = try Assets.folder()
        var plan = Evaluation.Plan(evals: manner.evals ?? assets + "/evals", prompts: assets + "/prompts")
        plan.paths = paths
        plan.roles = manner.roles
        plan.filter = try choice.filter(runs: manner.runs)
        if let jobs = manner.jobs { plan.jobs = jobs }
        plan.seed = manner.seed
        plan.fault = manner.plant
        plan.run = choice.resume.map { String($0.split(separator: "/").last ?? "run") } ?? RunName.new()
        plan.program = Nexie.configuration.version
        return plan
    }
}

/// Which cases run.
struct EvalChoice: ParsableArguments {
    @Option(help: "Only this family; may be given several times.") var family: [String] = []
    @Option(help: "Only cases of this role.") var role: [String] = []
    @Option(help: "Only cases about this tool.") var tool: [String] = []
    @Option(name: .customLong("case"), help: "Only the case with this name.") var cases: [String] = []
    @Option(help: "Only cases whose name or sentence contains this.") var grep: String = ""
    @Option(help: ArgumentHelp("Only cases that did not pass in that run.", valueName: "run")) var failedIn: String?
    @Option(help: ArgumentHelp("Go on with a run that was broken off.", valueName: "run")) var resume: String?

    /// Throws for a name that no case of the set has.
    func check(_ cases: [EvalCase]) throws {
        try check(family, Set(cases.map(\.family)), "--family")
        try check(role, Set(cases.map(\.role)), "--role")
        try check(tool, Set(cases.map(\.tool)), "--tool")
        try check(self.cases, Set(cases.map(\.id)), "--case")
    }

    private func check(_ words: [String], _ known: Set<String>, _ option: String) throws {
        for word in words where !known.contains(word) {
            let names = known.subtracting([""]).sorted()
            let hint = names.count <= 40 ? " Known: \(names.joined(separator: ", "))." : " See nexie eval --list."
            throw Failure.use("\(option) \(word): there is no such name in the set.\(hint)")
        }
    }

    /// The same as a filter; throws when the named run can't be read.
    func filter(runs: String) throws(RunProblem) -> CaseFilter {
        var filter = CaseFilter()
        filter.families = Set(family)
        filter.roles = Set(role)
        filter.tools = Set(tool)
        filter.words = grep
        if !cases.isEmpty { filter.ids = Set(cases) }
        if let failedIn {
            let failed = try EarlierRun.read(failedIn, in: runs).failed
            filter.ids = filter.ids.map { $0.intersection(failed) } ?? failed
        }
        return filter
    }
}

/// How the evaluation runs and what it prints.
struct EvalManner: ParsableArguments {
    @Option(help: "How many cases at once; twice as many as there are processors unless said.") var jobs: Int?
    @Option(help: "From what the order is drawn in which cases begin.") var seed: UInt64 = 1
    @Option(help: ArgumentHelp("A JSON report of an earlier run to compare with.", valueName: "file"))
    var baseline: String?
    @Option(help: ArgumentHelp("Judge a tenant's own roles instead of the starting ones.", valueName: "file"))
    var roles: String?
    @Option(
        help: ArgumentHelp(
            "text, json, junit, html or markdown, with =FILE for a file; may be given several times.",
            valueName: "format[=file]"))
    var report: [ReportWish] = []
    @Flag(help: "Plant every fault in turn and say which were noticed; needs a build for tests.") var mutants = false
    @Flag(help: "With --mutants: one case that notices a fault is enough; the other families are not asked.")
    var brief = false
    @Option(
        help: ArgumentHelp(
            "With --brief: the faults.jsonl of an earlier run; what noticed a fault then is tried first.",
            valueName: "file"))
    var tryFirst: String?
    @Option(
        help: ArgumentHelp(
            "Plant one fault for the whole run, to see what the report says of it; needs a build for tests.",
            valueName: "fault"))
    var plant: String?
    @Option(help: ArgumentHelp("The least share of noticed faults that is good enough.", valueName: "percent"))
    var gate: Double?
    @Flag(help: .hidden) var whileInput = false
    @Option(help: ArgumentHelp("Where runs are kept.", valueName: "folder")) var runs = "data/evals"
    @Option(help: ArgumentHelp("Another set of data than the one beside the program.", valueName: "folder"))
    var evals: String?
}

/// What is asked instead of a run.
struct EvalInstead: ParsableArguments {
    @Flag(help: "List the cases.") var list = false
    @Flag(help: "Check the files of the set and say file:line: reason.") var lint = false
    @Option(help: ArgumentHelp("Say what a case tries and where it is written.", valueName: "case"))
    var explain: String?
    @Option(help: ArgumentHelp("Run a case again and show every call, byte and row.", valueName: "case"))
    var replay: String?

    @Flag(help: "Print the JSON Schema of case files.") var schema = false

    var isAsked: Bool { list || lint || schema || explain != nil || replay != nil }
}

/// A report that was asked for, and where it goes.
struct ReportWish: ExpressibleByArgument {
    let format: ReportFormat
    let file: String?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = ReportFormat(rawValue: String(parts[0])) else { return nil }
        if parts.count == 2, parts[1].isEmpty { return nil }
        self.format = format
        file = parts.count == 2 ? String(parts[1]) : nil
    }
}

/// Names for runs: the moment and a few letters.
enum RunName {
    static func new() -> String {
        let now = Date.now.ISO8601Format().replacing(":", with: "").replacing("Z", with: "")
        let letters = (0..<4).compactMap { _ in "abcdefghjkmnpqrstvwxyz".randomElement() }
        return now + "-" + String(letters)
    }
}
