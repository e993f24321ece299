import Access
import Store
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

    /// How the demo's staff come in: by an enrolment link each, as long as they have not used one. There is no passphrase
    /// that the demo knows.
    func waysForStaff(at address: String) async throws -> [StaffWay] {
        let world: World
        do {
            world = try World.load(folder: Assets.folder() + "/evals/world", now: house.database.now)
        } catch let fault as World.Fault {
            throw Failure.found("The demo's world can't be read:\n\(fault)")
        }
        let tenants = try await house.database.tenants()
        let known = try await house.database.staffAccounts()
        var ways: [StaffWay] = []
        for entry in world.tenants {
            guard let tenant = tenants.first(where: { $0.slug == entry.particulars.slug }) else { continue }
            for member in entry.staff {
                let account = known.first { $0.email == member.email }
                var way = StaffWay(email: member.email, name: member.name, role: member.role, tenant: tenant.name)
                if account == nil || account?.isActive == true && account?.isEnrolled == false {
                    let token = try await house.database.addStaff(
                        email: member.email, name: member.name, role: StaffRole(rawValue: member.role) ?? .viewer,
                        in: tenant.id)
                    way.link = "\(address)/staff/enrol?token=\(token)"
                }
                ways.append(way)
            }
        }
        return ways
    }
}

/// How one member of the demo's staff comes in.
struct StaffWay {
    let email: String
    let name: String
    let role: String
    let tenant: String
    /// The enrolment link; nil once it was used.
    var link: String?
}
