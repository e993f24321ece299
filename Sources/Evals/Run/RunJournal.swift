import Foundation
import Synchronization
import Tools

/// The folder of one run: what ended so far, one case a line, so that a run can be resumed and compared.
public final class RunJournal: Sendable {
    /// The name of the run.
    public let name: String
    /// Its folder.
    public let folder: String
    private let file: Mutex<FileHandle>
    private let isTorn = Atomic<Bool>(false)

    /// What a run was about; the first line of its journal.
    public struct Head: Sendable, Hashable, Codable {
        /// The set's version and hash.
        public let caseSet: String
        /// How it was narrowed.
        public let filters: [String]
        /// The roles that were judged.
        public let roles: String
        /// The seed.
        public let seed: UInt64
        /// The program's version and build, and hashes of its tools, its prompts and the case files.
        public let program: String

        init(_ evaluation: Evaluation) {
            caseSet = evaluation.caseSet
            filters = evaluation.narrowing + (evaluation.plan.filter.ids ?? []).sorted()
            program =
                evaluation.plan.program + " " + ReportMaker.tools + " "
                + Fingerprint.of(folder: evaluation.plan.prompts) + " " + Fingerprint.ofProgram + " "
                + evaluation.caseHash
            roles = evaluation.shop.oracle.grants.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined()
            seed = evaluation.plan.seed
        }
    }

    /// Begins the journal of a run, or goes on with the one that is there.
    public init(run: String, in runs: String, of evaluation: Evaluation) throws {
        name = run
        folder = runs + "/" + run
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/journal.jsonl"
        let isNew = !FileManager.default.fileExists(atPath: path)
        if isNew {
            _ = FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        guard let handle = FileHandle(forUpdatingAtPath: path) else { throw RunProblem.unwritable(folder) }
        if !isNew { try Self.cut(handle) }
        try handle.seekToEnd()
        file = Mutex(handle)
        if isNew { try write(Head(evaluation)) }
    }

    /// Takes one case that ended.
    public func take(_ result: CaseResult) {
        do { try write(result) } catch { isTorn.store(true, ordering: .relaxed) }
    }

    /// Whether something could not be written, so that the run can't be gone on with.
    public var isIncomplete: Bool { isTorn.load(ordering: .relaxed) }

    /// Takes what came of one planted fault, in a file of its own beside the journal.
    public func take(_ kill: MutantReport.Kill) {
        let path = folder + "/faults.jsonl"
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        guard let handle = FileHandle(forWritingAtPath: path), let line = try? JSONEncoder().encode(kill)
        else { return }
        _ = try? handle.seekToEnd()
        try? handle.write(contentsOf: line + Data("\n".utf8))
        try? handle.close()
    }

    /// Puts a file into the run's folder.
    public func keep(_ bytes: [UInt8], as name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Removes a last line that was torn by a crash.
    private static func cut(_ handle: FileHandle) throws {
        let bytes = try handle.readToEnd() ?? Data()
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        try handle.truncate(atOffset: UInt64(end))
    }

    private func write(_ value: some Encodable) throws {
        let line = try JSONEncoder().encode(value) + Data("\n".utf8)
        try file.withLock { try $0.write(contentsOf: line) }
    }
}

/// What is left of an earlier run.
public struct EarlierRun: Sendable {
    /// What it was about.
    public let head: RunJournal.Head
    /// What came of each case that ended.
    public let results: [CaseResult]

    /// Reads a run's journal, by the run's name or the path of its folder.
    public static func read(_ run: String, in runs: String) throws(RunProblem) -> EarlierRun {
        let folder = run.contains("/") ? run : runs + "/" + run
        guard let data = FileManager.default.contents(atPath: folder + "/journal.jsonl") else {
            throw .missing(run)
        }
        // A line that was cut off by a crash has not ended; its case runs again.
        let lines = data.split(separator: UInt8(ascii: "\n"))
        let decoder = JSONDecoder()
        guard let first = lines.first, let head = try? decoder.decode(RunJournal.Head.self, from: first) else {
            throw .unreadable(run)
        }
        return EarlierRun(
            head: head, results: lines.dropFirst().compactMap { try? decoder.decode(CaseResult.self, from: $0) })
    }

    /// Whether the run can be gone on with as that evaluation.
    public func isSame(as evaluation: Evaluation) -> Bool { head == RunJournal.Head(evaluation) }

    /// The cases that did not pass.
    public var failed: Set<String> { Set(results.filter { $0.outcome != .pass }.map(\.id)) }
}

/// Why a run can't be read or kept.
public enum RunProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such run.
    case missing(String)
    /// Its journal is damaged.
    case unreadable(String)
    /// Its folder can't be written to.
    case unwritable(String)
    /// It was a run of something else.
    case differs(String)

    /// A sentence.
    public var description: String {
        switch self {
        case .missing(let run): "There is no run \(run)."
        case .unreadable(let run): "The journal of \(run) can't be read."
        case .unwritable(let folder): "\(folder) can't be written to."
        case .differs(let run):
            "\(run) was another run: its cases, roles, filters or seed differ. Start a new one without --resume."
        }
    }
}
