import Testing
import Tools

@testable import Concierge

/// What a conversation keeps of an answer, and what a model is shown of it later.
@Suite struct KeptMessageTests {
    @Test func `messages of before are read as they were`() throws {
        let old = #"""
            {"rounds":[{"blocks":[{"text":"A"},{"id":"u","name":"list_tickets","input":"{}"}],
            "results":[{"id":"u","name":"list_tickets","json":"{}","error":false}]}],"references":[]}
            """#
        let kept = try #require(KeptMessage(json: old))
        let use = ToolUse(id: "u", name: "list_tickets", input: Array("{}".utf8))
        let result = ToolResult(id: "u", name: "list_tickets", json: Array("{}".utf8), isError: false)
        #expect(kept.turns == [.model([.text("A"), .use(use)]), .results([result])])
        #expect(!kept.isCut && !kept.isRefused && kept.text == "A")
    }

    @Test func `why an answer stopped is kept where people must know, and what a model said to itself is not`() throws {
        for stop in [ModelStop.end, .tools, .length, .refusal, .pause, .other] {
            var round = KeptMessage.Round(blocks: [.text("A"), .verbatim(["type": "thinking"])], stop: stop)
            round.exact = [.verbatim(["type": "thinking"]), .text("A")]
            let message = KeptMessage.nexie(rounds: [round], cards: [])
            let json = message.json
            #expect(!json.contains("thinking"))
            let read = try #require(KeptMessage(json: json))
            #expect(read.isCut == (stop == .length) && read.isRefused == (stop == .refusal))
            #expect(read.turns == (stop == .refusal ? [] : [.model([.text("A")])]))
            #expect(read.isUnfinished == (stop == .other))
            #expect(json.contains("stop") == (read.isCut || read.isRefused || read.isUnfinished))
            if stop != .refusal { #expect(message.turns == [.model(round.exact)]) }
        }
    }

    @Test func `a refused question is left out with its answer, and no other`() {
        func answer(_ text: String, _ stop: ModelStop? = nil) -> KeptMessage {
            .nexie(rounds: [KeptMessage.Round(blocks: [.text(text)], stop: stop)], cards: [])
        }
        func question(_ text: String) -> KeptMessage { .person(text: text, page: "") }
        let turns = [
            question("1"), answer("a"), question("2"), answer("b", .refusal), question("3"), question("4"),
            answer("c", .refusal), question("5"), answer("e", .length),
        ].turns
        #expect(
            turns == [.person("1"), .model([.text("a")]), .person("3"), .person("5"), .model([.text("e")])])
    }

    @Test func `an answer that broke off is counted by what its model said, or by its words`() {
        let answer = AnswerInMaking()
        answer.beginRound()
        _ = answer.add(text: String(repeating: "word", count: 10), upTo: 1000)
        answer.add(soFar: ModelUsage(input: 100, output: 1, cacheRead: 7))
        answer.beginRound()
        answer.add(soFar: ModelUsage(input: 200, output: 50))
        answer.end(.tools, usage: ModelUsage(input: 201, output: 60, cacheWrite: 3))
        answer.beginRound()
        answer.add(soFar: ModelUsage(input: 1000, output: 2))
        let parts = answer.taken()
        #expect(parts.usage == answer.taken().usage)
        #expect(parts.usage.input == 1301 && parts.usage.output == 72 && parts.usage.cacheRead == 7)
        #expect(parts.usage.cacheWrite == 3 && parts.usage.longestPrompt == 1000 && !parts.isBlank)
        let silent = AnswerInMaking()
        silent.beginRound()
        #expect(silent.taken().isBlank && silent.taken().usage == ModelUsage())
    }
}
