import Access
import Evals
import Foundation
import Logging
import PortalWeb
import Store

/// Judges the roles that wait, one run at a time for the whole installation, each in a process of its own.
final class RoleClerk: RoleJudge {
    private let database: Database
    private let place: String
    private let program: String
    private let log: Logger
    private let calls: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    /// So long one run may take.
    private static let limit = Duration.seconds(3600)

    /// A clerk who keeps reports in that folder of the data, for the program of that identity.
    init(database: Database, place: String, program: String, log: Logger) {
        (self.database, self.place, self.program, self.log) = (database, place, program, log)
        (calls, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bell.yield()
    }

    func wake() { bell.yield() }

    func report(of run: EvaluationID, for tenant: TenantID, as kind: EvaluationReport) -> [UInt8]? {
        let path = folder(of: run, for: tenant) + "/report." + kind.rawValue
        return FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }

    /// Takes one run after the other until the task is cancelled; a run under way ends with it.
    func work() async {
        try? await database.stopEvaluations()
        for await _ in calls {
            while !Task.isCancelled, let run = await next() { await judge(run) }
        }
    }

    private func next() async -> WaitingEvaluation? {
        do {
            return try await database.takeEvaluation()
        } catch {
            log.error("no evaluation could be taken", metadata: ["error": "\(error)"])
            try? await Task.sleep(for: .seconds(2))
            bell.yield()
            return nil
        }
    }

    private func judge(_ run: WaitingEvaluation) async {
        let folder = folder(of: run.id, for: run.tenant)
        let ending = await Self.ending(run, in: folder)
        guard !Task.isCancelled else { return }
        // Files that were replaced while the portal serves are not what it was proved with.
        let isSame = (try? EvalProgram.identity(assets: Assets.folder())) == program
        let judged = JudgedRoles(isSame ? ending : .changed, in: folder)
        do {
            for gone in try await database.end(run, as: judged.state, finding: judged.finding) {
                try? FileManager.default.removeItem(atPath: self.folder(of: gone, for: run.tenant))
            }
        } catch {
            log.error("an evaluation could not be written down", metadata: ["error": "\(error)"])
        }
        log.notice("roles were judged", metadata: ["run": "\(run.id)", "verdict": "\(judged.state.rawValue)"])
    }

    private static func ending(_ run: WaitingEvaluation, in folder: String) async -> EvalProcess.Ending {
        let files = FileManager.default
        let roles = folder + "/roles.yaml"
        defer {
            try? files.removeItem(atPath: roles)
            try? files.removeItem(atPath: folder + "/runs")
        }
        do {
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            return .notStarted
        }
        guard files.createFile(atPath: roles, contents: Data(run.roles.utf8), attributes: [.posixPermissions: 0o600])
        else { return .notStarted }
        return await EvalProcess(folder: folder, role: run.role, limit: limit).run()
    }

    private func folder(of run: EvaluationID, for tenant: TenantID) -> String { "\(place)/\(tenant)/\(run)" }
}
