import Access
import Foundation
import Store
import Tools

/// How the world of a case differs from the one in the files.
public struct WorldPlan: Sendable, Hashable {
    /// The grants of roles beyond the starting ones, or of starting roles that are shaped otherwise.
    public var roles: [RolePlan] = []
    /// Which role a person has instead of the one in the files, by `tenant.contact`.
    public var given: [String: String] = [:]
    /// Records that are added or replaced, by tenant.
    public var records: [String: [ImportRecord]] = [:]

    /// A role with its grants.
    public struct RolePlan: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// What it gives.
        public let grants: [Grant]
    }

    /// The world of the files.
    public static let standard = WorldPlan()
}

/// The files of a house in which a world has been planted; every case begins with a copy.
struct PlantedFiles: Sendable {
    /// Every row of it.
    let rows: RowSnapshot
    private let files: [String: Data]

    /// Plants a world as planned and keeps the files.
    static func plant(
        _ plan: WorldPlan, _ world: World, secret: [UInt8], at moment: Instant, in scratch: Scratch
    ) async throws -> PlantedFiles {
        let house = try EvalHouse(folder: scratch.next(), secret: secret, world: world, moment: moment)
        try await world.plant(in: house.store)
        try await house.apply(plan)
        let rows = try await house.store.snapshot()
        try await house.store.backup(to: house.folder.path + "/planted.db")
        var files = ["nexie.db": try Data(contentsOf: URL(filePath: house.folder.path + "/planted.db"))]
        let heads = house.folder.path + "/audit-heads"
        for name in try FileManager.default.contentsOfDirectory(atPath: heads) {
            files["audit-heads/" + name] = try Data(contentsOf: URL(filePath: heads + "/" + name))
        }
        await house.close()
        return PlantedFiles(rows: rows, files: files)
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
}
