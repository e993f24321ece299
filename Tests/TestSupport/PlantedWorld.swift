import Access
import Foundation
import Synchronization
import Tools

/// The files of a house in which the world has been planted, so that every test can begin with a copy.
struct PlantedWorld: Sendable {
    /// The world as it was loaded.
    let world: World
    private let files: [String: Data]

    /// What was planted at a moment is the same for everybody who asks for that moment.
    private struct Kind: Hashable {
        let canaries: Bool
        let moment: Instant
    }

    private static let planting = Mutex<[Kind: Task<PlantedWorld, any Error>]>([:])

    /// The files of the world at that moment; planted by whoever asks first.
    static func at(_ moment: Instant, canaries: Bool) async throws -> PlantedWorld {
        let task = planting.withLock { planting in
            let kind = Kind(canaries: canaries, moment: moment)
            if let task = planting[kind] { return task }
            let task = Task { try await plant(moment, canaries) }
            planting[kind] = task
            return task
        }
        return try await task.value
    }

    /// Puts the files into an empty data folder.
    func copy(into folder: String) throws {
        for (name, bytes) in files {
            let file = URL(filePath: folder + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
    }

    private static func plant(_ moment: Instant, _ canaries: Bool) async throws -> PlantedWorld {
        let world = try World.load(folder: TestHouse.worldFolder, now: moment, canaries: canaries)
        return try await TestHouse.with(world: false, clock: TestClock(moment)) { house in
            try await world.plant(in: house.store)
            return PlantedWorld(world: world, files: try await files(of: house))
        }
    }

    private static func files(of house: TestHouse) async throws -> [String: Data] {
        try await house.store.backup(to: house.folder.path + "/planted.db")
        var files = ["nexie.db": try Data(contentsOf: URL(filePath: house.folder.path + "/planted.db"))]
        let heads = house.folder.path + "/audit-heads"
        for name in try FileManager.default.contentsOfDirectory(atPath: heads) {
            files["audit-heads/" + name] = try Data(contentsOf: URL(filePath: heads + "/" + name))
        }
        return files
    }
}
