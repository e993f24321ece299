import Access
import TestSupport
import Testing

@testable import Store

private let anna = "anna@marigold.example"

/// What a magic link does, and how often.
@Suite struct LinkTests {
    @Test func `a link opens one session, however many press at the same moment`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await scene.open(letter, by: scene.visitor(scene.browser, network: "net \(number)"))
                    }
                }
                return try await group.reduce(into: [Outcome]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .in } == 1)
            #expect(outcomes.count { $0 == .dead } == 99)
            #expect(try await scene.rows("session") == 1)
        }
    }

    @Test func `the code and the link of one message open one session together`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        number.isMultiple(of: 2)
                            ? try await scene.open(letter, by: scene.visitor(scene.browser, network: "net \(number)"))
                            : try await scene.open(code: letter.code, for: anna, network: "net \(number)")
                    }
                }
                return try await group.reduce(into: [Outcome]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .in } == 1)
            #expect(try await scene.rows("session") == 1)
        }
    }

    @Test func `looking at a link spends nothing, and a spent link looks dead`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            for _ in 0..<20 {
                #expect(try await scene.house.store.look(at: letter.token, from: scene.browser) == .ready)
                #expect(try await scene.house.store.look(at: letter.token, from: scene.stranger.browser) == .needsCode)
                #expect(try await scene.house.store.look(at: letter.token, from: nil) == .needsCode)
            }
            #expect(try await scene.rows("session") == 0)
            #expect(try await scene.open(letter) == .in)
            #expect(try await scene.house.store.look(at: letter.token, from: scene.browser) == .dead)
            #expect(try await scene.open(letter) == .dead)
            #expect(try await scene.open(code: letter.code, for: anna) == .wrongCode)
        }
    }

    @Test func `a token that was never given out is dead, whatever its shape`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            let near = [
                "", " ", "x", letter.token + "x", letter.token + " ", letter.token.lowercased() + "_",
                String(letter.token.dropLast()), "\u{0}", "%00", "' OR 1=1 --", String(repeating: "a", count: 100_000),
                Secret.token(),
            ]
            for token in near {
                #expect(try await scene.house.store.look(at: token, from: scene.browser) == .dead)
                #expect(try await scene.open(Letter(token: token, code: letter.code)) == .dead)
            }
            #expect(try await scene.open(letter) == .in)
        }
    }

    @Test func `a new message takes the place of the old one`() async throws {
        try await LoginScene.with { scene in
            let old = try await scene.letter(to: anna)
            let new = try await scene.letter(to: anna)
            #expect(old.token != new.token)
            #expect(try await scene.open(old) == .dead)
            if old.code != new.code { #expect(try await scene.open(code: old.code, for: anna) == .wrongCode) }
            #expect(try await scene.open(new) == .in)
        }
    }

    @Test func `another person's message leaves a link alone`() async throws {
        try await LoginScene.with { scene in
            let annas = try await scene.letter(to: anna)
            _ = try await scene.letter(to: "ben@marigold.example")
            #expect(try await scene.open(annas) == .in)
        }
    }

    @Test func `a link and its code work for half an hour and not a second longer`() async throws {
        for (seconds, expected) in [(Int64(1799), [Outcome.in, .in]), (1800, [.dead, .wrongCode])] {
            try await LoginScene.with { scene in
                let byLink = try await scene.letter(to: anna)
                let byCode = try await scene.letter(to: "ben@marigold.example")
                scene.house.clock.advance(seconds: seconds)
                let seen = [
                    try await scene.open(byLink),
                    try await scene.open(code: byCode.code, for: "ben@marigold.example"),
                ]
                #expect(seen == expected, "after \(seconds) seconds")
            }
        }
    }

    /// What can happen between asking and opening.
    private static let ends = [
        "UPDATE contact SET portal_enabled = 0 WHERE external_id = 'anna'",
        "UPDATE contact SET active = 0 WHERE external_id = 'anna'",
        "UPDATE company SET active = 0 WHERE external_id = 'marigold'",
        "UPDATE tenant SET active = 0 WHERE slug = 'larkfield'",
    ]

    @Test func `nobody comes in whose access ended after the message was sent`() async throws {
        for change in Self.ends {
            try await LoginScene.with { scene in
                let letter = try await scene.letter(to: anna)
                try await scene.change(change)
                #expect(try await scene.open(letter) == .dead, "\(change)")
                #expect(try await scene.open(letter, code: letter.code, by: scene.stranger) == .dead, "\(change)")
                #expect(try await scene.open(code: letter.code, for: anna) == .dead, "\(change)")
                #expect(try await scene.rows("session") == 0)
            }
        }
    }

    @Test func `nobody gets a message whose access ended after asking`() async throws {
        for change in Self.ends {
            try await LoginScene.with { scene in
                try await scene.ask(anna)
                try await scene.change(change)
                #expect(try await scene.round() == 0, "\(change)")
                #expect(scene.box.letters.isEmpty)
            }
        }
    }

    @Test func `a session leads to the page that was asked for first`() async throws {
        try await LoginScene.with { scene in
            let letter = try await scene.letter(to: anna)
            #expect(try await scene.open(letter) == .opened("/portal/tickets"))
        }
    }
}
