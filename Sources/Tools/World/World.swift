import Access
import Foundation
import Store

/// The small world of invented providers and clients in which tests, demo and evaluations live.
public struct World: Sendable {
    /// The providers, in the order of the file.
    public let tenants: [Tenant]
    /// The tokens planted in the records; none unless asked for.
    public let canaries: [Canary]

    /// One provider with everything that belongs to it.
    public struct Tenant: Sendable {
        /// What it is set up with.
        public let particulars: TenantParticulars
        /// Its records, each with its line in the file.
        public let records: [(line: Int, record: ImportRecord)]
        /// Who may log in, and as what.
        public let people: [WorldPerson]
        /// Its own people; they get accounts in the demo alone.
        public let staff: [WorldStaff]
    }

    /// Why a world can't be loaded, as lines that name file and place.
    public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The reasons.
        public let lines: [String]

        /// The reasons, one a line.
        public var description: String { lines.joined(separator: "\n") }
    }

    /// Reads `world.json` and the files that it names; times that are written relative to now become real ones.
    ///
    /// With canaries every text carries a token of its own that names record and field.
    public static func load(folder: String, now: Instant, canaries: Bool = false) throws(Fault) -> World {
        let form = try WorldForm.read(folder + "/world.json")
        var tenants: [Tenant] = []
        var planted: [Canary] = []
        for entry in form.tenants {
            var planter = CanaryPlanter(tenant: entry.slug, isActive: canaries)
            let particulars = entry.particulars(marked: &planter, logo: try logo(of: entry, folder: folder))
            let records = try records(of: entry, folder: folder, now: now, &planter)
            tenants.append(Tenant(particulars: particulars, records: records, people: entry.people, staff: entry.staff))
            planted += planter.planted
        }
        return World(tenants: tenants, canaries: planted)
    }

    /// Puts the world into an empty database, or brings one that has it up to date.
    public func plant(in store: Database) async throws {
        for tenant in tenants {
            let id = try await store.provisionTenant(tenant.particulars)
            _ = try await store.importRecords(tenant.records, into: id)
            for person in tenant.people {
                try await store.setPortalAccess(
                    tenant: id, contactExternalID: person.contact, role: person.role, enabled: person.enabled)
            }
        }
    }

    private static func logo(of tenant: WorldTenantForm, folder: String) throws(Fault) -> Logo? {
        guard !tenant.logo.isEmpty else { return nil }
        let bytes = try contents(of: folder + "/" + tenant.logo)
        do throws(LogoProblem) {
            return try Logo(bytes)
        } catch {
            throw Fault(lines: ["\(tenant.logo): \(error.reason)"])
        }
    }

    private static func records(
        of tenant: WorldTenantForm, folder: String, now: Instant, _ planter: inout CanaryPlanter
    ) throws(Fault) -> [(line: Int, record: ImportRecord)] {
        let bytes = try contents(of: folder + "/" + tenant.records)
        let times = RelativeTimes(now: now, today: ReaderZone(tenant.timeZone).date(of: now))
        do throws(ImportProblems) {
            return try ImportFile.read(lines: ImportFile.lines(of: bytes)) { kind, object in
                planter.marked(times.resolved(object, of: kind), of: kind)
            }
        } catch {
            throw Fault(lines: error.worded(file: tenant.records))
        }
    }

    static func contents(of path: String) throws(Fault) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw Fault(lines: ["\(path): can't be read"])
        }
    }
}
