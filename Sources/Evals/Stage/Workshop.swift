import Access
import Foundation
import Store
import Synchronization
import Tools

/// Everything that the cases of one run share: the oracle, the corpus, the detectors and copies of the world.
public final class Workshop: Sendable {
    /// The table of what should be.
    public let oracle: Oracle
    /// The second opinion.
    public let reference: Reference
    /// The hostile texts and values.
    public let corpus: Corpus
    /// Finds planted tokens.
    let detector: CanaryDetector
    /// Makes what is judged.
    let subject: SubjectMaker
    /// The people of the world, in the order of its files.
    public let people: [Persona]
    let prompts: String
    private let roles: RoleBook?
    private let base: WorldPlan
    private let worldFolder: String
    private let scratch: Scratch
    private let secret: [UInt8]
    private let planting = Mutex<Task<PlantedFiles, any Error>?>(nil)
    private let idle = Mutex<[EvalHouse]>([])

    /// The moment at which every world begins: a Thursday noon in Berlin.
    static let moment = Instant(milliseconds: 1_772_708_400_000)

    /// A workshop over the data of a folder such as `evals`; `prompts` is the folder of what models are told.
    ///
    /// With roles of a tenant's own, the people of the world hold those in turn.
    public convenience init(
        evals: String, prompts: String, oracle: Oracle, corpus: Corpus, roles: RoleBook? = nil
    ) throws {
        try self.init(
            evals: evals, prompts: prompts, oracle: oracle, corpus: corpus, roles: roles,
            subject: { RealSubject(house: $0) })
    }

    init(
        evals: String, prompts: String, oracle: Oracle, corpus: Corpus, roles: RoleBook?, world: World? = nil,
        subject: @escaping SubjectMaker
    ) throws {
        self.oracle = oracle
        self.roles = roles
        self.corpus = corpus
        self.subject = subject
        self.prompts = prompts
        worldFolder = evals + "/world"
        let world = try world ?? World.load(folder: worldFolder, now: Self.moment, canaries: true)
        reference = Reference(world: world)
        people = roles?.given(to: world.personas) ?? world.personas
        base = roles?.plan(for: world.personas) ?? .standard
        detector = CanaryDetector(world.canaries)
        scratch = try Scratch()
        var generator = SystemRandomNumberGenerator()
        secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// The same with something else to judge, or another table.
    func judging(_ subject: @escaping SubjectMaker, by oracle: Oracle? = nil) throws -> Workshop {
        let evals = String(worldFolder.dropLast("/world".count))
        return try Workshop(
            evals: evals, prompts: prompts, oracle: oracle ?? self.oracle, corpus: corpus, roles: roles,
            world: reference.world, subject: subject)
    }

    /// A world of one's own: a copy that nobody has written to.
    func house(_ plan: WorldPlan) async throws -> EvalHouse {
        let house = try await standardHouse()
        guard plan != .standard else { return house }
        try await house.apply(plan)
        house.begins(with: try await house.store.snapshot())
        return house
    }

    /// A world as the files say it, which is used again or opened.
    private func standardHouse() async throws -> EvalHouse {
        if let house = idle.withLock({ $0.popLast() }) { return house }
        let files = try await planted()
        let house = try EvalHouse(
            folder: scratch.next(), secret: secret, world: reference.world, moment: Self.moment, files: files)
        house.begins(with: files.rows)
        return house
    }

    /// Takes a world back and puts its rows as they were, for the next case; throws it away when they do not come to
    /// that, or when something of the case may still be going on in it.
    func giveBack(_ house: EvalHouse, mayGoOn: Bool) async {
        guard !mayGoOn, let files = try? await planted(), await house.begins(anew: files.rows) else {
            return await house.close()
        }
        idle.withLock { $0.append(house) }
    }

    /// Throws every idle world away, so that the next case opens its own.
    func forget() async {
        let houses = idle.withLock { idle in
            defer { idle.removeAll() }
            return idle
        }
        for house in houses { await house.close() }
    }

    /// Ends every world and removes the files.
    public func close() async {
        await forget()
        scratch.remove()
    }

    /// The world of the files with the roles that are judged, planted once.
    private func planted() async throws -> PlantedFiles {
        let task = planting.withLock { planting in
            if let planting { return planting }
            let task = Task { [base, reference, secret, scratch] in
                try await PlantedFiles.plant(base, reference.world, secret: secret, at: Self.moment, in: scratch)
            }
            planting = task
            return task
        }
        return try await task.value
    }
}
