import Access
import Crypto
import Foundation
import NIOCore
import Store
import Tools

/// A whole run: the cases of a set, judged, with the controls that show that the harness works.
public struct Evaluation: Sendable {
    /// Where the data is and how the run is narrowed.
    public struct Plan: Sendable {
        /// The folder with oracle, corpus, world and cases.
        public var evals: String
        /// The folder of prompts.
        public var prompts: String
        /// Files and folders of cases; all of the set when empty.
        public var paths: [String] = []
        /// A file with a tenant's own roles; the starting roles when nil.
        public var roles: String?
        /// Which cases run.
        public var filter = CaseFilter()
        /// How many cases at once; twice as many as there are processors unless said, because cases also wait.
        public var jobs = 2 * System.coreCount
        /// From what the order is drawn in which cases begin.
        public var seed: UInt64 = 1
        /// A fault that is planted for the whole run, in builds for tests; none when nil.
        public var fault: String?
        /// The name of the run.
        public var run = "run"
        /// The program's version.
        public var program = ""

        /// A plan for everything in those folders.
        public init(evals: String, prompts: String) {
            self.evals = evals
            self.prompts = prompts
        }
    }

    /// The plan.
    public let plan: Plan
    /// What the cases share.
    public let shop: Workshop
    /// Every case of the set.
    public let book: CaseBook
    /// The set's version and hash.
    public let caseSet: String
    /// SHA-256 of the cases, oracle, corpus and world.
    let dataHash: String
    /// SHA-256 of the case files that were named; empty when the whole set runs.
    let caseHash: String
    let roleBook: RoleBook?
    /// Pages that are harmful on purpose.
    let pages: [HarmfulPage]
    /// The cases that the controls are tried with, whatever was asked for.
    let controlBook: CaseBook

    /// Loads everything; throws a `DataFault` with every fault of every file.
    public init(_ plan: Plan) throws {
        self.plan = plan
        var oracle = try Oracle.read(plan.evals + "/oracle.yaml")
        roleBook = try plan.roles.map { path throws(DataFault) in try RoleBook.read(path, knowing: oracle.permissions) }
        if let roleBook { oracle = roleBook.shaping(oracle) }
        let corpus = try Corpus.load(folder: plan.evals)
        shop = try Workshop(
            evals: plan.evals, prompts: plan.prompts, oracle: oracle, corpus: corpus, roles: roleBook)
        let paths = plan.paths.isEmpty ? [plan.evals + "/cases"] : plan.paths
        let specs = try CaseFile.read(paths, knowing: corpus.owasp.ids.sorted())
        // What is written for the starting roles says nothing about roles of somebody's own.
        book = try CaseBook(roleBook == nil ? specs : specs.filter { $0.expect == "oracle" }, in: shop)
        pages = try HarmfulPage.read(plan.evals + "/pages.yaml")
        let tables = try CaseFile.read(
            ["registry.yaml", "objects.yaml"].map { plan.evals + "/cases/" + $0 }, knowing: corpus.owasp.ids.sorted())
        controlBook = plan.paths.isEmpty ? book : try CaseBook(tables, in: shop)
        dataHash = Fingerprint.of(folder: plan.evals)
        caseHash = plan.paths.isEmpty ? "" : Fingerprint.of(files: Set(specs.map(\.file)).sorted())
        caseSet = "\(oracle.version)-" + dataHash.prefix(12) + (caseHash.isEmpty ? "" : "+" + caseHash.prefix(12))
    }

    /// The cases that the filter lets through.
    public var cases: [EvalCase] { book.cases.filter(plan.filter.takes) }

    /// Whether nothing was left out: no filter, no choice of files, and no case that says nothing of these roles.
    public var isComplete: Bool { narrowing.isEmpty }

    /// How the run is narrowed, in words; empty when it is not.
    public var narrowing: [String] {
        let roles = roleBook == nil ? [] : ["--roles: cases written for the starting roles are left out"]
        return plan.paths.map(Self.shown) + plan.filter.worded + roles + (plan.fault.map { ["--plant \($0)"] } ?? [])
    }

    /// A file or folder by its name alone.
    private static func shown(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Runs the cases and the controls; told of every case when it ends.
    public func report(
        earlier: [String: CaseResult] = [:], ended: @escaping @Sendable (CaseResult) -> Void = { _ in }
    ) async throws -> RunReport {
        let start = ContinuousClock.now
        await plant(FaultCatalogue.all.first { $0.name == plan.fault })
        let results = await EvalRun(cases, in: shop, jobs: plan.jobs, seed: plan.seed, earlier: earlier, ended: ended)
            .results()
        await plant(nil)
        let controls = try await Controls(shop: shop, book: controlBook, jobs: plan.jobs, pages: pages).reports()
        let seconds = (ContinuousClock.now - start).seconds
        return ReportMaker(evaluation: self, results: results, controls: controls, seconds: seconds).report
    }
}

extension Evaluation {
    /// Plants a fault, with the other lock open where it needs that, in every world that is opened from now on.
    func plant(_ fault: PlantableFault?) async {
        await shop.forget()
        Faults.open(fault?.needsOpen)
        Faults.plant(named: fault?.name)
    }

    /// Whether this build has faults to plant.
    public static var canPlantFaults: Bool { Faults.isTestBuild }

    /// The names of all faults.
    public static var faults: [String] { FaultCatalogue.all.map(\.name) }
}

/// Which cases of a set run.
public struct CaseFilter: Sendable, Hashable {
    /// Families; all when empty.
    public var families: Set<String> = []
    /// Roles; all when empty.
    public var roles: Set<String> = []
    /// Tools; all when empty.
    public var tools: Set<String> = []
    /// Names of cases; all when nil.
    public var ids: Set<String>?
    /// A text that the name or the sentence contains; any when empty.
    public var words = ""

    /// Every case.
    public init() {}

    /// Whether that case runs.
    public func takes(_ evalCase: EvalCase) -> Bool {
        (families.isEmpty || families.contains(evalCase.family))
            && (roles.isEmpty || roles.contains(evalCase.role))
            && (tools.isEmpty || tools.contains(evalCase.tool))
            && (ids.map { $0.contains(evalCase.id) } ?? true)
            && (words.isEmpty || (evalCase.id + " " + evalCase.about).lowercased().contains(words.lowercased()))
    }

    /// The same in the words of the command; empty when everything runs.
    public var worded: [String] {
        var worded = families.sorted().map { "--family \($0)" } + roles.sorted().map { "--role \($0)" }
        worded += tools.sorted().map { "--tool \($0)" }
        if let ids { worded.append("\(ids.count) named cases") }
        if !words.isEmpty { worded.append("--grep \(words)") }
        return worded
    }
}
