import Access
import Store
import Synchronization
import TestSupport
import Testing
import Tools

/// Somebody who reads and signs risks of the world.
struct SigningScene: Sendable {
    let house: TestHouse

    static let (anna, ben, elena) = ("anna@marigold.example", "ben@marigold.example", "elena@marigold.example")
    static let risk = "R-1001"

    static func with<T>(_ body: (SigningScene) async throws -> T) async throws -> T {
        try await TestHouse.with { try await body(SigningScene(house: $0)) }
    }

    /// What a form says that was filled in as it should be, by somebody who has opened the risk's page.
    func form(_ person: Principal, _ number: String = risk, isOpened: Bool = true) async throws -> SignRisk.Input {
        let found = try await house.runtime.call(GetRisk.self, .init(number: number), as: person)
        if isOpened { _ = try await house.runtime.call(ViewRisk.self, .init(number: number), as: person) }
        var input = SignRisk.Input()
        input.number = number
        input.version = found.risk.version
        input.hash = found.hash.description
        input.acknowledged = true
        input.consent = ConsentText.version
        input.name = person.person.name
        input.initials = "AR"
        input.address = "192.0.2.7"
        input.browser = "A browser"
        return input
    }

    @discardableResult
    func sign(_ input: SignRisk.Input, _ person: Principal) async throws -> SignRisk.Output {
        try await house.runtime.call(SignRisk.self, input, as: person)
    }

    /// What the person is told when the form is not taken; nil when it is.
    func refusal(_ input: SignRisk.Input, _ person: Principal) async throws -> ToolRefusal? {
        do {
            try await sign(input, person)
            return nil
        } catch let refusal as ToolRefusal {
            return refusal
        }
    }

    func certificate(_ person: Principal, _ number: String = risk) async throws -> GetCertificate.Output {
        try await house.runtime.call(GetCertificate.self, .init(number: number), as: person)
    }

    /// How many records of evidence the tenant of a person has.
    func records(_ person: Principal) async throws -> Int {
        try await house.store.settle()
        let lines = Lines()
        try await Database.exportEvidence(
            folder: house.folder.path, keys: house.keys, tenant: person.scope.tenant
        ) { lines.add($0) }
        return lines.count { $0.hasPrefix(#"{"type":"record""#) }
    }

    /// Gives the person another role.
    func give(_ role: String, to contact: String, enabled: Bool = true) async throws {
        try await house.store.setPortalAccess(
            tenant: try await house.store.tenant(slug: "larkfield").id, contactExternalID: contact, role: role,
            enabled: enabled)
    }

    /// Presents the risk anew, as an import does, with that text.
    func present(_ text: String, version: Int64) async throws {
        let records = house.world.tenants.first { $0.particulars.slug == "larkfield" }?.records ?? []
        let known = records.compactMap { entry in
            if case .risk(let risk) = entry.record, risk.number == Self.risk { risk } else { nil }
        }.first
        var risk = try #require(known)
        risk.text = text
        risk.version = version
        _ = try await house.store.importRecords(
            [(line: 1, record: .risk(risk))], into: try await house.store.tenant(slug: "larkfield").id)
    }
}

/// Lines that come one after the other.
private final class Lines: Sendable {
    private let kept = Mutex<[String]>([])

    func add(_ line: String) { kept.withLock { $0.append(line) } }

    func count(where isMeant: (String) -> Bool) -> Int { kept.withLock { $0.count(where: isMeant) } }
}
