import Access
import Foundation
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What of a login can be found in the files of the house.
@Suite struct SecretTests {
    /// How often the bytes stand in the files of the data folder.
    private func count(_ bytes: some Sequence<UInt8>, in house: TestHouse) throws -> Int {
        let wanted = Data(bytes)
        let files = FileManager.default.enumerator(atPath: house.folder.path)
        var count = 0
        while let name = files?.nextObject() as? String {
            let path = house.folder.path + "/" + name
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            var rest = data[...]
            while let range = rest.range(of: wanted) {
                count += 1
                rest = rest[range.upperBound...]
            }
        }
        return count
    }

    @Test func `no file holds a token, a code, a session's key or a browser's mark`() async throws {
        try await LoginScene.with { scene in
            let before = try digits(in: scene.house)
            let letter = try await scene.letter(to: anna)
            let outcome = try await scene.house.store.open(
                link: letter.token, code: nil, from: scene.visitor(scene.browser))
            guard case .opened(let key, _) = outcome else {
                Issue.record("nobody came in")
                return
            }
            let waiting = try await scene.letter(to: "ben@marigold.example")
            try await scene.house.store.settle()
            for secret in [letter.token, key.secret, scene.browser.secret, waiting.token] {
                #expect(try count(secret.utf8, in: scene.house) == 0)
                #expect(try count(HouseKeys.hash(secret), in: scene.house) > 0, "the search finds what is there")
            }
            for code in [letter.code, waiting.code] {
                #expect(try count(code.utf8, in: scene.house) == before[code, default: 0])
                #expect(try count(HouseKeys.hash(code), in: scene.house) == 0, "a bare hash of six digits is no secret")
            }
            #expect(try count(anna.utf8, in: scene.house) > 0)
        }
    }

    /// How often each six digits stand in the files already, as parts of telephone numbers and the like.
    private func digits(in house: TestHouse) throws -> [String: Int] {
        var found: [String: Int] = [:]
        for name in ["nexie.db", "nexie.db-wal"] {
            let data = FileManager.default.contents(atPath: house.folder.path + "/" + name) ?? Data()
            var run: [UInt8] = []
            for byte in data {
                guard (48...57).contains(byte) else {
                    run = []
                    continue
                }
                run = (run + [byte]).suffix(6)
                if run.count == 6 { found[String(decoding: run, as: UTF8.self), default: 0] += 1 }
            }
        }
        return found
    }

    @Test func `an asked address leaves the files once it has been answered`() async throws {
        try await LoginScene.with { scene in
            let curious = "curious.stranger@elsewhere.example"
            try await scene.ask(curious)
            try await scene.round()
            #expect(try await scene.rows("login_ask") == 0)
            #expect(try await scene.rows("login_link", where: "instr(address_hash, 'curious') > 0") == 0)
            #expect(try await scene.rows("rate_take", where: "instr(key, 'curious') > 0") == 0)
        }
    }

    @Test func `two logins share no secret`() async throws {
        try await LoginScene.with { scene in
            let letters = [try await scene.letter(to: anna), try await scene.letter(to: anna)]
            let keys = [try await scene.session(anna), try await scene.session(anna)]
            #expect(Set(letters.map(\.token) + keys.map(\.secret)).count == 4)
            #expect(letters.allSatisfy { $0.token.utf8.count == 43 && $0.code.utf8.count == 6 })
        }
    }
}
