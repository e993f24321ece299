import FakeMessages
import Testing
import Wire

@testable import Concierge

/// Many streams through one thread, each with its own misfortune.
@Suite struct EndToEndCrowdTests {
    private static let half = Reply.text("Half of an answer", pieces: 4)

    /// Misfortunes, by the word with which a person calls for one.
    static let misfortunes: [(word: String, reply: Reply)] = [
        ("stall-before-head", half.after(Happening.beforeHead, .stall)), ("stall-before-first", half.after(0, .stall)),
        ("stall-in-the-middle", half.after(4, .stall)), ("cut-in-an-event", half.after(4, .cut(30))),
        ("cut-between-events", half.after(4, .cut(0))), ("reset", half.after(4, .reset)),
        ("end-without-stop", half.after(7, .end)), ("no-reason", half.with { $0.stop = nil }),
        ("error-in-the-middle", half.after(4, .error())), ("overloaded", .fails(hurried(.overloaded))),
        ("too-many", .fails(.tooMany(milliseconds: "20"))), ("proxy", .fails(hurried(.proxy()))),
        ("broken-json", half.after(3, .bytes(of: "event: content_block_delta\ndata: {\"type\":\n\n"))),
        ("a-page-instead", .fails(.proxy(200))), ("shipped-overload", .fails(.overloaded)),
        ("shipped-wait-of-12", .fails(.tooMany(after: "12"))), ("shipped-wait-of-5", .fails(.tooMany(after: "5"))),
    ]

    private static func hurried(_ problem: Problem) -> Problem {
        var problem = problem
        problem.headers["retry-after-ms"] = "20"
        return problem
    }

    @Test func `every misfortune of many at once ends in plain words, and nobody is kept waiting upstream`()
        async throws
    {
        let script = FakeMessages.Script(
            Self.misfortunes.map { Scene(when: $0.word, [$0.reply], again: true) }
                + [Scene(when: "well", [.text("All is well.")], again: true)])
        let limits = { (limits: inout WireLimits) in
            limits.firstByte = .seconds(10)
            limits.silence = .seconds(10)
        }
        try await EndToEndScene.withModel(script, limits: limits, patience: RetryPolicy().patience) {
            server, model in
            let words = (Self.misfortunes.map(\.word) + ["well"]).flatMap { Array(repeating: $0, count: 6) }
            let answers = await withTaskGroup(of: (String, [ModelEvent], ModelFault?, String?).self) { group in
                for word in words {
                    group.addTask {
                        let answer = await model.answer("Please: " + word)
                        return (word, answer.events, answer.fault, answer.other)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == words.count)
            for (word, events, fault, other) in answers {
                #expect(other == nil, "\(word)")
                if word == "well" {
                    #expect(events.words == "All is well.")
                    #expect(fault == nil)
                } else {
                    let problem = ChatProblem(try #require(fault, "\(word) ended well"))
                    #expect(problem.message.hasSuffix("."), "\(word)")
                    #expect(events.ending == nil, "\(word)")
                    #expect(events.allSatisfy { if case .use = $0 { false } else { true } }, "\(word)")
                }
            }
            #expect(await server.until { $0.allSatisfy { $0.left != nil || $0.finished != nil } })
            // A wait that is longer than a person's patience is not begun.
            #expect(server.requests.count { $0.text.contains("Please: shipped-wait-of-12") } == 6)
        }
    }

    @Test func `readers who leave in the middle leave nothing behind upstream`() async throws {
        let endless = Reply.text(String(repeating: "word ", count: 2000), pieces: 2000).with { $0.manner.pause = 20 }
        try await EndToEndScene.withModel(.always(endless)) { server, model in
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        let reader = Task { await model.answer("Reader \(number)") }
                        _ = await server.until { $0.count { $0.written > 2000 } > number / 2 }
                        reader.cancel()
                        _ = await reader.value
                    }
                }
            }
            #expect(server.requests.count == 40)
            #expect(await server.until { $0.allSatisfy { $0.left != nil } })
            #expect(await server.untilEmpty())
        }
    }
}

extension SeenRequest {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}

extension FakeMessages {
    /// Whether all connections are closed soon.
    fileprivate func untilEmpty() async -> Bool {
        for _ in 0..<1000 {
            if connections == 0 { return true }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return false
    }
}
