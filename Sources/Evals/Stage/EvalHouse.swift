import Access
import Concierge
import Foundation
import Logging
import Store
import Synchronization
import Tools

/// A whole installation over a copy of the planted world: real rows, real runtime, real talk.
public final class EvalHouse: Sendable {
    /// The rows.
    public let store: Database
    /// The one lock.
    public let runtime: ToolRuntime
    /// What was planted.
    public let world: World
    /// What tells the house the time.
    public let clock: EvalClock
    /// Everything that the house logged.
    public let log: LogSink
    let folder: DataFolder
    let keys: HouseKeys
    let beginning: Instant
    private let tenants = Mutex<[String: TenantID]>([:])
    private let base = Mutex<RowSnapshot?>(nil)
    private let secrets: Mutex<[(name: String, bytes: [UInt8])]>

    init(folder path: String, secret: [UInt8], world: World, moment: Instant, files: PlantedFiles? = nil) throws {
        let clock = EvalClock(moment)
        self.clock = clock
        beginning = moment
        let log = LogSink()
        self.log = log
        self.world = world
        keys = try HouseKeys(secret: secret)
        secrets = Mutex([(Self.ownSecret, secret)])
        folder = try DataFolder(path: path)
        try files?.copy(into: path)
        var settings = Database.Settings(now: { clock.now }, readers: 1)
        settings.isScratch = true
        // As strong as it has to be to be looked at: the members of cases are invented.
        settings.login.staff.scryptLog2N = 6
        store = try Database(folder: folder, keys: keys, settings: settings, log: log.logger)
        runtime = ToolRuntime(store: store, log: log.logger)
    }

    /// Stops the house and removes its folder.
    func close() async {
        try? await store.stop()
        try? FileManager.default.removeItem(atPath: folder.path)
    }

    /// The tenant with that slug.
    public func tenant(_ slug: String) async throws -> TenantID {
        if let known = tenants.withLock({ $0[slug] }) { return known }
        let id = try await store.tenant(slug: slug).id
        tenants.withLock { $0[slug] = id }
        return id
    }

    /// The person as they may be here at this moment; nil when a login would not let them in.
    public func principal(_ persona: Persona) async throws -> Principal? {
        let tenant = try await tenant(persona.tenant)
        return try await store.principals(email: persona.email).first { $0.scope.tenant == tenant }
    }

    /// Takes a secret that must show up in no log, no answer of a tool and no stream.
    func keep(secret: String, called name: String) {
        secrets.withLock { $0.append((name, Array(secret.utf8))) }
    }

    /// Finds every secret that this house has by now.
    var secretDetector: SecretDetector { SecretDetector(secrets.withLock { $0 }) }

    /// Puts clock and rows back to that beginning; false when that can't be done.
    ///
    /// The audit keeps what it has, which a case that begins looks for.
    func begins(anew rows: RowSnapshot) async -> Bool {
        do {
            try await store.rewind(to: rows)
            guard try await store.snapshot().changes(since: rows).isEmpty else { return false }
        } catch {
            return false
        }
        clock.set(beginning)
        secrets.withLock { $0.removeAll { $0.name != Self.ownSecret } }
        begins(with: rows)
        return true
    }

    private static let ownSecret = "the secret of the house"

    /// Says what rows there are, to who knows that.
    func begins(with rows: RowSnapshot) { base.withLock { $0 = rows } }

    /// Every row as the case found it.
    func found() async throws -> RowSnapshot {
        if let kept = base.withLock({ $0 }) { return kept }
        let snapshot = try await store.snapshot()
        base.withLock { $0 = snapshot }
        return snapshot
    }

    /// Shapes roles, gives them and adds records.
    func apply(_ plan: WorldPlan) async throws {
        for tenant in world.tenants {
            let slug = tenant.particulars.slug
            let id = try await self.tenant(slug)
            for role in plan.roles { try await store.setRole(tenant: id, name: role.name, grants: role.grants) }
            for (key, role) in plan.given.sorted(by: { $0.key < $1.key }) where key.hasPrefix(slug + ".") {
                try await store.setPortalAccess(
                    tenant: id, contactExternalID: String(key.dropFirst(slug.count + 1)), role: role, enabled: true)
            }
            if let records = plan.records[slug], !records.isEmpty { try await add(records, to: slug) }
        }
    }

    /// Brings records into a tenant, the way an import does.
    public func add(_ records: [ImportRecord], to slug: String) async throws {
        let lines = records.enumerated().map { (line: $0.offset + 1, record: $0.element) }
        _ = try await store.importRecords(lines, into: try await tenant(slug))
    }
}
