import Access
import Foundation
import Logging
@testable import Store
@testable import Tools

/// A whole installation in a temporary folder, with the world of `evals/world` in it and a clock that tests move.
public final class TestHouse: Sendable {
    /// The rows.
    public let store: Database
    /// The world that was planted; without tenants when none was.
    public let world: World
    /// What tells the house the time.
    public let clock: TestClock
    /// The keys of the installation.
    public let keys: HouseKeys
    /// The data folder, locked by this process.
    public let folder: DataFolder
    /// The tools over the rows.
    public let runtime: ToolRuntime

    /// A house for as long as the body runs; stopped and removed afterwards, whatever happens.
    public static func with<T>(
        canaries: Bool = false, world: Bool = true, clock: TestClock = TestClock(),
        login: LoginSettings = LoginSettings(), isScratch: Bool = false,
        _ body: (TestHouse) async throws -> T
    ) async throws -> T {
        let house = try await TestHouse(
            canaries: canaries, world: world, clock: clock, login: login, isScratch: isScratch)
        do {
            let answer = try await body(house)
            try await house.close()
            return answer
        } catch {
            try? await house.close()
            throw error
        }
    }

    /// A house that the test itself must `close`.
    public init(
        canaries: Bool = false, world isPlanted: Bool = true, clock: TestClock = TestClock(),
        login: LoginSettings = LoginSettings(), isScratch: Bool = false
    ) async throws {
        self.clock = clock
        keys = try HouseKeys(secret: [UInt8](repeating: 7, count: 32))
        // Before the folder is made: nobody would remove it if the world could not be planted.
        let planted = try await isPlanted ? PlantedWorld.at(clock.now, canaries: canaries) : nil
        let path = FileManager.default.temporaryDirectory.appending(path: "nexie-test-\(UUID().uuidString)").path
        folder = try DataFolder(path: path)
        let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        try planted?.copy(into: path)
        var login = login
        // As strong as it has to be to be looked at, not as strong as a real one.
        login.staff.scryptLog2N = 6
        var settings = Database.Settings(now: { clock.now }, readers: 2, login: login)
        settings.isScratch = isScratch
        settings.program = "program of the tests"
        store = try Database(folder: folder, keys: keys, settings: settings, log: log)
        runtime = ToolRuntime(store: store, log: log)
        world = planted?.world ?? World(tenants: [], canaries: [])
    }

    /// Where the files of the world stand.
    public static let worldFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "evals/world").path

    /// Stops the house and removes its folder.
    public func close() async throws {
        try await store.stop()
        // A late entry of the audit may still be on its way into the folder.
        for _ in 0..<20 {
            if (try? FileManager.default.removeItem(atPath: folder.path)) != nil { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The person with that address as they may be here now; throws when a login would not let them in.
    public func principal(_ email: String) async throws -> Principal {
        guard let found = try await store.principals(email: email).first else { throw Stranger(email: email) }
        return found
    }

    /// Nobody who may come in has that address.
    public struct Stranger: Error {
        /// The address.
        public let email: String
    }
}
