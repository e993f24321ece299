import Evals
import Foundation

/// Runs the evaluation, keeps the run and prints the reports.
struct EvalWork {
    let evaluation: Evaluation
    let choice: EvalChoice
    let manner: EvalManner

    /// Runs everything that was asked for; answers the exit status.
    func status() async throws -> Int32 {
        let baseline = try manner.baseline.map(read)
        let earlier = try earlier()
        let journal = try journal()
        let progress = EvalProgress(total: evaluation.cases.count, already: earlier.count)
        var report = try await evaluation.report(earlier: earlier) { result in
            journal?.take(result)
            progress.ended(result)
        }
        progress.end()
        if journal?.isIncomplete == true {
            Terminal.complain("This run is not kept whole: \(manner.runs) could not be written to.")
        }
        if manner.mutants { report.mutants = try await mutants(journal) }
        report.baseline = baseline?.compare(report)
        try? journal?.keep(rendered(report, as: .json), as: "report.json")
        try tell(report, journal)
        return exitStatus(report, baseline: report.baseline, mutationGate: manner.gate)
    }

    private func read(_ path: String) throws -> Baseline {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.use("The baseline \(path) can't be read.")
        }
        do {
            return try Baseline.read(Array(data), caseSet: evaluation.caseSet)
        } catch {
            throw Failure.use("The baseline \(path) can't be used. \(error)")
        }
    }

    private func earlier() throws -> [String: CaseResult] {
        guard let run = choice.resume else { return [:] }
        do {
            let earlier = try EarlierRun.read(run, in: manner.runs)
            guard earlier.isSame(as: evaluation) else { throw RunProblem.differs(run) }
            Terminal.complain("Taken over from \(run): \(earlier.results.count) cases.")
            return Dictionary(earlier.results.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        } catch let problem as RunProblem {
            throw Failure.use(problem.description)
        }
    }

    /// The run's journal; a run that can't be kept goes on without, and says so.
    private func journal() throws -> RunJournal? {
        let folder = choice.resume.flatMap { run in
            run.contains("/") ? String(run.prefix(upTo: run.lastIndex(of: "/") ?? run.endIndex)) : nil
        }
        do {
            return try RunJournal(run: evaluation.plan.run, in: folder ?? manner.runs, of: evaluation)
        } catch {
            Terminal.complain("This run is not kept: \(manner.runs) can't be written to.")
            return nil
        }
    }

    private func mutants(_ journal: RunJournal?) async throws -> MutantReport {
        let progress = EvalProgress(total: Evaluation.faults.count, already: 0)
        defer { progress.end() }
        do {
            let earlier = try manner.tryFirst.map { path throws(RunProblem) in try EarlierKills(path: path) }
            let run = MutantRun(
                evaluation, jobs: evaluation.plan.jobs, isBrief: manner.brief, earlier: earlier ?? .none
            ) { kill in
                journal?.take(kill)
                progress.judged(kill)
            }
            return try await run.report()
        } catch let problem as RunProblem {
            throw Failure.use(problem.description)
        } catch let fault as DataFault {
            throw Failure.use(fault.description)
        }
    }

    /// Prints one report that names no file, puts the others into their files or beside the run.
    private func tell(_ report: RunReport, _ journal: RunJournal?) throws {
        let loose = manner.report.filter { $0.file == nil }
        for wish in manner.report {
            if let file = wish.file {
                try write(rendered(report, as: wish.format), to: file)
            } else if loose.count > 1 {
                try keep(report, as: wish.format, in: journal)
            }
        }
        let format = loose.count == 1 ? loose[0].format : .text
        FileHandle.standardOutput.write(Data(rendered(report, as: format, color: Terminal.hasColor)))
    }

    private func keep(_ report: RunReport, as format: ReportFormat, in journal: RunJournal?) throws {
        guard format != .text else { return }
        let name = "report." + format.suffix
        guard let journal else { return try write(rendered(report, as: format), to: name) }
        try write(rendered(report, as: format), to: journal.folder + "/" + name)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            Terminal.complain("Wrote \(path)")
        } catch {
            throw Failure.use("The report \(path) can't be written.")
        }
    }
}

extension ReportFormat {
    /// How its files end.
    fileprivate var suffix: String {
        switch self {
        case .text: "txt"
        case .json: "json"
        case .junit: "xml"
        case .html: "html"
        case .markdown: "md"
        }
    }
}
