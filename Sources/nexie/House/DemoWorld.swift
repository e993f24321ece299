import Tools

/// The world that the demo shows, planted at the first start.
struct DemoWorld {
    let house: House

    /// Plants the world unless tenants are there already.
    func seedOnce() async throws {
        guard try await house.database.tenants().isEmpty else { return }
        do {
            let world = try World.load(folder: Assets.folder() + "/evals/world", now: house.database.now)
            try await world.plant(in: house.database)
        } catch let fault as World.Fault {
            throw Failure.found("The demo's world can't be read:\n\(fault)")
        }
    }
}
