import Access
import Store

/// Plants every fault in turn and sees which families notice.
///
/// A case that never reaches the place of a fault behaves as ever, so each fault meets only the cases that reach it, and
/// each family ends with the first case that notices; a brief run ends with the first case of all, and begins with the
/// case that noticed the fault in an earlier run, when it is given one.
public struct MutantRun: Sendable {
    let evaluation: Evaluation
    let jobs: Int
    /// Whether one case that notices is enough; which families would notice by themselves is then not known.
    let isBrief: Bool
    /// What noticed each fault in an earlier run; only an order in which to try.
    let earlier: EarlierKills
    /// Told of every fault when it was judged.
    var judged: @Sendable (MutantReport.Kill) -> Void = { _ in }

    /// A run over the cases of an evaluation.
    public init(
        _ evaluation: Evaluation, jobs: Int, isBrief: Bool = false, earlier: EarlierKills = .none,
        judged: @escaping @Sendable (MutantReport.Kill) -> Void = { _ in }
    ) {
        self.evaluation = evaluation
        self.jobs = jobs
        self.isBrief = isBrief
        self.earlier = earlier
        self.judged = judged
    }

    /// The least share of noticed faults that is good enough, in percent.
    static let gate = 100.0

    /// What came of every fault; throws a `DataFault` when the file of faults and the program differ.
    public func report() async throws -> MutantReport {
        let equivalents = try FaultFile.read(evaluation.plan.evals + "/faults.yaml")
        let cases = MutationSet.of(evaluation.cases.filter { !$0.isAlone })
        let faults = FaultCatalogue.all.filter { equivalents[$0.name] == nil }
        var byName = isBrief ? await tryFirst(faults) : [:]
        if byName.count < faults.count {
            let reach = await Reach.of(cases, in: evaluation.shop)
            for fault in faults where byName[fault.name] == nil {
                let kill = await judge(fault, among: cases, reach)
                byName[fault.name] = kill
                judged(kill)
            }
        }
        let kills = faults.compactMap { byName[$0.name] }
        let families = Set(cases.map(\.family))
        let busy = Set(kills.flatMap(\.by))
        return MutantReport(
            total: FaultCatalogue.all.count, killed: kills.count { !$0.by.isEmpty },
            equivalent: equivalents.sorted { $0.key < $1.key }.map { .init(name: $0.key, proof: $0.value) },
            survivors: kills.filter(\.by.isEmpty).map(\.name), matrix: kills,
            idle: isBrief ? [] : families.subtracting(busy).sorted(), gate: Self.gate)
    }

    /// Judges faults by the one case that noticed each in an earlier run; answers those that it notices again.
    private func tryFirst(_ faults: [PlantableFault]) async -> [String: MutantReport.Kill] {
        let cases = Dictionary(evaluation.cases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let guesses = faults.compactMap { fault in
            earlier.first[fault.name].flatMap { cases[$0] }.map { (fault: fault, evalCase: $0) }
        }
        let sound = Set(await sound(Set(guesses.map(\.evalCase.id))).map(\.id))
        var kills: [String: MutantReport.Kill] = [:]
        for guess in guesses where sound.contains(guess.evalCase.id) {
            await evaluation.plant(guess.fault)
            let noticed = await noticing(among: [guess.evalCase], stoppingAt: .first)
            await evaluation.plant(nil)
            guard !noticed.isEmpty else { continue }
            let kill = kill(guess.fault, by: noticed)
            kills[guess.fault.name] = kill
            judged(kill)
        }
        return kills
    }

    /// Judges one fault by the few cases that reach it; when none of them notices, by the other cases of their entries,
    /// and at last by every case there is, until one does.
    private func judge(
        _ fault: PlantableFault, among few: [EvalCase], _ reach: Reach
    ) async -> MutantReport.Kill {
        await evaluation.plant(fault)
        let reaching = few.filter { reach.isReached(fault, by: $0) }
        var noticed = await noticing(among: reaching, stoppingAt: isBrief ? .first : .firstOfFamily)
        if noticed.isEmpty {
            let known = Set(few.map(\.id))
            let others = evaluation.cases.filter { !known.contains($0.id) }
            let entries = Set(reaching.map(\.entry))
            let waves = [
                others.filter { entries.contains($0.entry) && !$0.isAlone }, others.filter(\.isAlone),
                others.filter { !entries.contains($0.entry) && !$0.isAlone },
            ]
            for wave in waves where noticed.isEmpty {
                noticed = await noticing(among: wave, stoppingAt: .first)
            }
            await evaluation.plant(nil)
            let sound = Set(await sound(Set(noticed.map(\.id))).map(\.id))
            noticed = noticed.filter { sound.contains($0.id) }
        }
        await evaluation.plant(nil)
        return kill(fault, by: noticed)
    }

    private func kill(_ fault: PlantableFault, by noticed: [CaseResult]) -> MutantReport.Kill {
        let by = Set(noticed.map(\.family))
        return MutantReport.Kill(
            name: fault.name, room: fault.room, sentence: fault.sentence,
            by: Family.all.map(\.name).filter(by.contains), first: noticed.first?.id ?? "")
    }
}

extension MutantRun {
    fileprivate func noticing(among cases: [EvalCase], stoppingAt stop: EvalRun.Stop) async -> [CaseResult] {
        var run = EvalRun(cases, in: evaluation.shop, jobs: jobs, seed: evaluation.plan.seed)
        run.stop = stop
        run.patience = .seconds(20)
        // A case that breaks or is late says nothing about the fault.
        return await run.results().filter { $0.outcome == .fail }
    }

    /// What came of those of the cases that pass when no fault is planted; another one says nothing about a fault.
    fileprivate func sound(_ ids: Set<String>) async -> [CaseResult] {
        let cases = evaluation.cases.filter { ids.contains($0.id) }
        return await EvalRun(cases, in: evaluation.shop, jobs: jobs).results().filter { $0.outcome == .pass }
    }
}

/// Which case reaches the places of which faults.
private struct Reach {
    let byCase: [String: Set<String>]

    /// Runs every case once, alone, and notes the places that it reaches.
    static func of(_ cases: [EvalCase], in shop: Workshop) async -> Reach {
        var byCase: [String: Set<String>] = [:]
        for evalCase in cases {
            Faults.beginRecording()
            let clean = await EvalRun.result(of: evalCase, in: shop, patience: .seconds(60))
            let places = Faults.reached()
            // A case that does not pass without a fault says nothing about one.
            if clean.outcome == .pass { byCase[evalCase.id] = places }
        }
        return Reach(byCase: byCase)
    }

    func isReached(_ fault: PlantableFault, by evalCase: EvalCase) -> Bool {
        byCase[evalCase.id]?.contains(fault.name) ?? false
    }
}

extension EvalCase {
    /// The entry of the files that it was made from, `family/name`.
    var entry: String { id.split(separator: "/").prefix(2).joined(separator: "/") }
}
