import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"
private let quinn = "quinn@juniper-finch.example"
private let word = "sk-test-0123456789-abcdefghij-wXyZ"

/// A tenant's key at rest.
@Suite struct ClaudeKeyTests {
    @Test func `a key comes back as it was given, with what was set beside it`() async throws {
        try await TestHouse.with { house in
            let tenant = try await house.principal(anna).scope.tenant
            #expect(try await house.store.claude(of: tenant) == nil)
            var wanted = ClaudeSummary()
            (wanted.model, wanted.effort, wanted.mostOutput) = ("claude-next", "high", 2000)
            try await house.store.setClaude(wanted, of: tenant)
            #expect(try await house.store.claude(of: tenant) == nil)
            let key = try #require(ServiceKey(word))
            try await house.store.setClaudeKey(key, of: tenant)
            let setup = ClaudeSetup(key: key, model: "claude-next", effort: "high", mostOutput: 2000)
            #expect(try await house.store.claude(of: tenant) == setup)
            #expect(try await house.store.claudeSummary(of: tenant).keyEnd == "wXyZ")
            try await house.store.setClaudeKey(nil, of: tenant)
            #expect(try await house.store.claude(of: tenant) == nil)
            #expect(try await house.store.claudeSummary(of: tenant).model == "claude-next")
        }
    }

    @Test func `no file of the installation and no entry of the audit holds the key`() async throws {
        try await TestHouse.with { house in
            let tenant = try await house.principal(anna).scope.tenant
            try await house.store.setClaudeKey(ServiceKey(word), of: tenant)
            try await house.store.settle()
            let audit = try await house.store.recentAudit(of: tenant, limit: 1).joined()
            #expect(audit.contains("claude:key") && !audit.contains("wXyZ"))
            for name in try FileManager.default.contentsOfDirectory(atPath: house.folder.path) {
                let file = URL(filePath: house.folder.path + "/" + name)
                guard let bytes = try? Data(contentsOf: file) else { continue }
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name)")
                #expect(bytes.range(of: Data(word.utf8.prefix(12))) == nil, "\(name)")
            }
        }
    }

    @Test func `a key does not open for another tenant, purpose, secret or after one bit has changed`() throws {
        let keys = try HouseKeys(secret: [UInt8](repeating: 7, count: 32)).seals
        let (tenant, other) = (TenantID.new(at: .init(milliseconds: 0)), TenantID.new(at: .init(milliseconds: 1)))
        let sealed = try keys.seal(word, purpose: "a", of: tenant)
        #expect(try keys.open(sealed, purpose: "a", of: tenant) == word)
        #expect(throws: StoreError.self) { try keys.open(sealed, purpose: "a", of: other) }
        #expect(throws: StoreError.self) { try keys.open(sealed, purpose: "b", of: tenant) }
        let strange = try HouseKeys(secret: [UInt8](repeating: 8, count: 32)).seals
        #expect(throws: StoreError.self) { try strange.open(sealed, purpose: "a", of: tenant) }
        let renamed = SealingKeys.Sealed(keyID: strange.newestID, bytes: sealed.bytes)
        #expect(throws: StoreError.self) { try strange.open(renamed, purpose: "a", of: tenant) }
        for place in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[place] ^= 1
            let bent = SealingKeys.Sealed(keyID: sealed.keyID, bytes: bytes)
            #expect(throws: StoreError.self) { try keys.open(bent, purpose: "a", of: tenant) }
        }
        #expect(throws: StoreError.self) {
            try keys.open(.init(keyID: sealed.keyID, bytes: [1, 2]), purpose: "a", of: tenant)
        }
        let again = try keys.seal(word, purpose: "a", of: tenant)
        #expect(again.bytes != sealed.bytes)
    }

    @Test func `a key put into another tenant's row does not open`() async throws {
        try await TestHouse.with { house in
            let (mine, theirs) = try await (house.principal(anna).scope.tenant, house.principal(quinn).scope.tenant)
            try await house.store.setClaudeKey(ServiceKey(word), of: mine)
            try await house.store.setClaudeKey(ServiceKey("sk-test-another-key-0000"), of: theirs)
            try await house.store.writer.write { connection in
                var sealed: [UInt8] = []
                try connection.run(ClaudeStatements.find, [.id(mine)]) { sealed = $0.blob(0) }
                let by = house.keys.seals.newestID
                try connection.run(ClaudeStatements.reseal, [.id(theirs), .blob(sealed), .text(by)])
            }
            await #expect(throws: UnusableSetup.self) { _ = try await house.store.claude(of: theirs) }
        }
    }

    @Test func `after the secret was replaced an old key opens, and after one start it needs the old secret no more`()
        async throws
    {
        try await TestHouse.with { house in
            let tenant = try await house.principal(anna).scope.tenant
            try await house.store.setClaudeKey(ServiceKey(word), of: tenant)
            try await house.store.settle()
            let folder = try Self.copy(of: house)
            defer { try? FileManager.default.removeItem(atPath: folder.path) }
            try await house.store.backup(to: folder.database)
            let (old, new) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 9, count: 32))
            let between = try Self.open(folder, HouseKeys(secret: new, replaced: [old]), house)
            #expect(try await between.claude(of: tenant)?.key.secret == word)
            #expect(try await between.check() == [])
            #expect(try await between.leaveReplacedSecrets() == .init(sealed: 1))
            #expect(try await between.leaveReplacedSecrets() == .init())
            try await between.stop()
            let after = try Self.open(folder, HouseKeys(secret: new), house)
            #expect(try await after.claude(of: tenant)?.key.secret == word)
            #expect(try await after.check() == [])
            try await after.stop()
            let back = try Self.open(folder, HouseKeys(secret: old), house)
            await #expect(throws: UnusableSetup.self) { _ = try await back.claude(of: tenant) }
            try await back.stop()
        }
    }

    @Test func `a key that no secret opens is named and left, and everybody else's is sealed anew`() async throws {
        try await TestHouse.with { house in
            let (mine, theirs) = try await (house.principal(anna).scope.tenant, house.principal(quinn).scope.tenant)
            for tenant in [mine, theirs] { try await house.store.setClaudeKey(ServiceKey(word), of: tenant) }
            try await house.store.writer.write { connection in
                try connection.run(ClaudeStatements.reseal, [.id(theirs), .blob([1, 2, 3]), .text("lost")])
            }
            try await house.store.settle()
            let folder = try Self.copy(of: house)
            defer { try? FileManager.default.removeItem(atPath: folder.path) }
            try await house.store.backup(to: folder.database)
            let (old, new) = ([UInt8](repeating: 7, count: 32), [UInt8](repeating: 9, count: 32))
            let later = try Self.open(folder, HouseKeys(secret: new, replaced: [old]), house)
            #expect(try await later.leaveReplacedSecrets() == .init(sealed: 1, closed: [theirs]))
            #expect(try await later.claude(of: mine)?.key.secret == word)
            do {
                _ = try await later.claude(of: theirs)
                Issue.record("it opened")
            } catch let fault as UnusableSetup {
                #expect(fault.reason == "the secret that sealed the Claude key is not configured")
            }
            try await later.stop()
        }
    }

    @Test func `whoever prints a key sees its end alone`() throws {
        let key = try #require(ServiceKey(word))
        var dumped = ""
        dump(ClaudeSetup(key: key), to: &dumped)
        for text in ["\(key)", String(reflecting: key), "\(ClaudeSetup(key: key))", dumped, "\([key])"] {
            #expect(!text.contains("0123456789") && !text.contains("sk-test"), "\(text)")
        }
        #expect("\(key)" == "…wXyZ")
    }

    @Test(arguments: [
        "", "short", "sk-test 0123456789 abcdef", "sk-test-\u{7}123456789abcdef", "sk-tést-123456789abcdef",
    ])
    func `what is no key is not taken`(text: String) {
        #expect(ServiceKey(text) == nil)
    }

    private static func copy(of house: TestHouse) throws -> DataFolder {
        let path = FileManager.default.temporaryDirectory.appending(path: "nexie-test-\(UUID().uuidString)").path
        let folder = try DataFolder(path: path)
        try FileManager.default.copyItem(atPath: house.folder.path + "/audit-heads", toPath: path + "/audit-heads")
        return folder
    }

    private static func open(_ folder: DataFolder, _ keys: HouseKeys, _ house: TestHouse) throws -> Database {
        try Database(
            folder: folder, keys: keys, settings: .init(now: { house.clock.now }),
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }
}
