import Access
import Foundation
import Logging
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What asking for a login leaves behind, and how often it is answered.
@Suite struct AskingTests {
    /// Addresses that nobody may come in with: unknown, without access, inactive, of an ended company, or none at all.
    private static let others = [
        "nobody@marigold.example", "farid@marigold.example", "grace@marigold.example", "lars@tidewater.example",
        "maya@oldquay.example", "zack@beacon-freight.example", "", " ", "anna", "anna@", "@marigold.example",
        "anna@marigold.example\u{0}", "anna@@marigold.example", "anna@marigold.example, ben@marigold.example",
        "anna@marigold.example\r\nBcc: ben@marigold.example", "ａnna@marigold.example",
        String(repeating: "a", count: 254),
    ]

    @Test func `every address leaves the same rows, and only a known one gets a message`() async throws {
        let known = try await traces(of: anna)
        #expect(known.letters == [anna])
        for address in Self.others {
            let other = try await traces(of: address)
            #expect(other.letters == [], "\(address.debugDescription)")
            #expect(other.asked == known.asked, "\(address.debugDescription)")
            #expect(other.answered == known.answered, "\(address.debugDescription)")
            #expect(other.links == known.links, "\(address.debugDescription)")
        }
    }

    private struct Traces {
        var asked: [Int] = []
        var answered: [Int] = []
        var links: [String] = []
        var letters: [String] = []
    }

    private func traces(of email: String) async throws -> Traces {
        try await LoginScene.with { scene in
            var traces = Traces()
            try await scene.ask(email)
            for table in LoginScene.tables { traces.asked.append(try await scene.rows(table)) }
            try await scene.round()
            for table in LoginScene.tables { traces.answered.append(try await scene.rows(table)) }
            traces.links = try await scene.house.store.readers.house { connection in
                var links: [String] = []
                let sql = """
                    SELECT state, length(token_hash), length(code_hmac), length(address_hash), length(browser_hash),
                        wrong_codes, destination, expires_at FROM login_link
                    """
                try connection.run(Statement(.house, "test.links", sql), []) { row in
                    links.append((0..<8).map { row.optionalText($0) ?? "null" }.joined(separator: " "))
                }
                return links
            }
            traces.letters = scene.box.letters.map(\.to)
            return traces
        }
    }

    @Test func `an address gets ten messages a day, and an unknown one is counted alike`() async throws {
        try await LoginScene.with { scene in
            for number in 0..<15 {
                for email in [anna, "nobody@marigold.example"] { try await scene.ask(email, network: "net \(number)") }
                try await scene.round()
                scene.house.clock.advance(seconds: 60)
            }
            #expect(scene.letters(to: anna).count == 10)
            #expect(try await scene.rows("login_link") == 20)
            #expect(try await scene.rows("login_link", where: "contact_id IS NULL") == 10)
            scene.house.clock.advance(seconds: 13 * 3600)
            try await scene.ask(anna)
            try await scene.round()
            #expect(scene.letters(to: anna).count == 11)
        }
    }

    @Test func `asking once too often leaves the last message in force`() async throws {
        try await LoginScene.with { scene in
            for _ in 0..<10 { _ = try await scene.letter(to: anna) }
            let last = try #require(scene.letters(to: anna).last)
            for _ in 0..<5 { try await scene.ask(anna) }
            #expect(try await scene.round() == 0)
            #expect(try await scene.open(last) == .in)
        }
    }

    @Test func `a hundred requests at the same moment bring ten messages`() async throws {
        try await LoginScene.with { scene in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 { group.addTask { try await scene.ask(anna, network: "net \(number)") } }
                try await group.waitForAll()
            }
            try await scene.round()
            #expect(try await scene.rows("login_link") == 10)
            #expect(try await scene.rows("login_ask") == 0)
            let live = try await scene.rows("login_link", where: "state = 'sent'")
            #expect(live == 1 && scene.letters(to: anna).count == 1)
        }
    }

    @Test func `a restart forgets no limit`() async throws {
        try await LoginScene.with { scene in
            for _ in 0..<10 { _ = try await scene.letter(to: anna) }
            try await scene.house.store.stop()
            let again = try Database(
                folder: scene.house.folder, keys: scene.house.keys,
                settings: .init(now: { scene.house.clock.now }, readers: 1), log: Logger(label: "test"))
            try await again.ask(LoginRequest(email: anna, destination: "/portal", visitor: scene.visitor(nil)))
            let delivered = try await Postman(store: again, carrier: scene.box) {
                MailMessage(to: $0.person.email, subject: "", text: "", html: "")
            }.round()
            try await again.stop()
            #expect(delivered == 0)
            #expect(scene.box.letters.count == 10)
        }
    }

    @Test func `one client's requests are limited, and nobody else's with them`() async throws {
        var login = LoginSettings()
        login.asksPerClientAndHour = 3
        try await LoginScene.with(login) { scene in
            for _ in 0..<9 { try await scene.ask(anna, network: "192.0.2.1") }
            #expect(try await scene.rows("login_ask") == 3)
            try await scene.ask("ben@marigold.example", network: "192.0.2.2")
            #expect(try await scene.rows("login_ask") == 4)
            scene.house.clock.advance(seconds: 3599)
            for _ in 0..<5 { try await scene.ask(anna, network: "192.0.2.1") }
            #expect(try await scene.rows("login_ask") == 4)
            scene.house.clock.advance(seconds: 1)
            for _ in 0..<5 { try await scene.ask(anna, network: "192.0.2.1") }
            #expect(try await scene.rows("login_ask") == 7)
        }
    }

    @Test func `one tenant's messages are limited, and nobody else's with them`() async throws {
        var login = LoginSettings()
        login.mailsPerTenantAndHour = 2
        try await LoginScene.with(login) { scene in
            for name in ["anna", "ben", "chloe", "david"] { try await scene.ask("\(name)@marigold.example") }
            try await scene.ask("quinn@juniper-finch.example")
            #expect(try await scene.round() == 3)
            #expect(Set(scene.box.letters.map(\.subject)).count == 2)
        }
    }

    @Test func `one client's wrong tries are limited, and the browser that asked still comes in`() async throws {
        var login = LoginSettings()
        login.triesPerClientAndHour = 4
        try await LoginScene.with(login) { scene in
            let letter = try await scene.letter(to: anna)
            for _ in 0..<4 { _ = try await scene.open(code: letter.wrongCode, for: anna) }
            #expect(try await scene.open(code: letter.code, for: anna) == .tooMany)
            #expect(try await scene.open(letter, code: letter.code, by: scene.stranger) == .tooMany)
            let absent = Letter(token: Secret.token(), code: letter.code)
            #expect(try await scene.open(absent) == .tooMany)
            #expect(try await scene.open(absent, by: scene.visitor(nil, network: "192.0.2.9")) == .dead)
            #expect(try await scene.open(letter) == .in)
        }
    }

    @Test func `unknown links are counted as tries, so that nobody can guess for long`() async throws {
        var login = LoginSettings()
        login.triesPerClientAndHour = 4
        try await LoginScene.with(login) { scene in
            for number in 0..<6 {
                let outcome = try await scene.open(Letter(token: Secret.token(), code: "000000"))
                #expect(outcome == (number < 4 ? .dead : .tooMany))
            }
        }
    }

    @Test func `somebody whom two providers know gets a message from each, ten a day together`() async throws {
        try await LoginScene.with { scene in
            try await scene.change("UPDATE contact SET email = '\(anna)' WHERE external_id = 'quinn'")
            try await scene.ask(anna)
            #expect(try await scene.round() == 2)
            let letters = scene.letters(to: anna)
            #expect(Set(scene.box.letters.map(\.subject)).count == 2)
            var tenants: Set<String> = []
            for letter in letters {
                let outcome = try await scene.house.store.open(
                    link: letter.token, code: nil, from: scene.visitor(scene.browser))
                guard case .opened(let key, _) = outcome else { continue }
                let principal = try await scene.house.store.principal(for: key)
                tenants.insert(principal?.person.tenantName ?? "")
            }
            #expect(tenants == ["Larkfield IT (Demo)", "Copperline Technology (Demo)"])
            for _ in 0..<12 {
                try await scene.ask(anna)
                try await scene.round()
            }
            #expect(scene.box.letters.count == 10)
        }
    }
}
