import Access
import Foundation
import Testing

@testable import Concierge

/// What models cost, as the dated file has it.
@Suite struct PricesTests {
    private static let folder = URL(filePath: GuideTalk.promptsFolder).deletingLastPathComponent()
        .appending(path: "prices").path

    @Test func `the model that tenants begin with has its price, and longer prompts have their own`() throws {
        let prices = try Prices.load(folder: Self.folder)
        #expect(prices.dated.description == "2026-10-24")
        let model = ClaudeSetup.standardModel
        func cost(_ usage: ModelUsage) -> Int64? { prices.microDollars(of: usage, by: model) }
        #expect(cost(ModelUsage(input: 100_000)) == 10_000)
        #expect(cost(ModelUsage(input: 100_001)) == 50_001)
        #expect(cost(ModelUsage(output: 1_000_000)) == 500_000)
        #expect(cost(ModelUsage(input: 1000, output: 200, cacheRead: 50_000, cacheWrite: 4000)) == 1200)
        #expect(cost(ModelUsage(input: 1, cacheRead: 60_000, cacheWrite: 40_000)) == 28_001)
        #expect(cost(ModelUsage(input: 1)) == 1 && cost(ModelUsage()) == 0)
    }

    @Test func `a model that nobody knows has no price, and that is no crash`() throws {
        let prices = try Prices.load(folder: Self.folder)
        for model in ["", "claude-9", "CLAUDE-HAIKU-5-5", "claude-haiku-5-5\u{0}"] {
            #expect(prices.microDollars(of: ModelUsage(input: 5), by: model) == nil)
            #expect(prices.most(input: 5, output: 5, by: model) == nil)
        }
    }

    @Test func `of several responses each has its own prompt`() throws {
        let prices = try Prices.load(folder: Self.folder)
        var usage = ModelUsage(input: 60_000)
        usage.add(ModelUsage(input: 60_000))
        #expect(usage.input == 120_000 && usage.longestPrompt == 60_000)
        #expect(prices.microDollars(of: usage, by: "claude-haiku-5-5") == 12_000)
    }

    @Test func `what is set aside is enough whatever the cache does`() throws {
        let prices = try Prices.load(folder: Self.folder)
        for model in ["claude-haiku-5-5", "claude-sonnet-5-5", "claude-opus-5-5", "claude-fable-5-1"] {
            for tokens in [1, 999, 99_999, 100_000, 100_001, 900_000] {
                let most = try #require(prices.most(input: tokens, output: 4096, by: model))
                for usage in [
                    ModelUsage(input: tokens, output: 4096), ModelUsage(output: 4096, cacheRead: tokens),
                    ModelUsage(output: 4096, cacheWrite: tokens), ModelUsage(input: tokens / 2, cacheWrite: tokens / 2),
                ] { #expect(try #require(prices.microDollars(of: usage, by: model)) <= most) }
            }
        }
    }

    @Test func `numbers that no account could pay stay numbers`() throws {
        let prices = try Prices.load(folder: Self.folder)
        var usage = ModelUsage(input: .max, output: .max, cacheRead: .max, cacheWrite: .max)
        usage.add(usage)
        #expect(usage.all == .max)
        #expect(try #require(prices.microDollars(of: usage, by: "claude-opus-5-5")) > 1_000_000_000_000)
        #expect(prices.most(input: -5, output: -5, by: "claude-opus-5-5") == 0)
    }

    private static let entry = #"{"model":"m","input":1,"output":2,"cache_write":3,"cache_read":4}"#

    @Test(arguments: [
        ("", "no JSON"), ("{}", "dated"), (#"{"dated":"2026-02-30","models":[\#(entry)]}"#, "dated"),
        (#"{"dated":"2026-10-24"}"#, "models"), (#"{"dated":"2026-10-24","models":[{}]}"#, "model"),
        (#"{"dated":"2026-10-24","models":[\#(entry),\#(entry)]}"#, "m stands twice"),
        (#"{"dated":"2026-10-24","models":[{"model":"m","input":1,"output":2,"cache_write":3}]}"#, "cache_read"),
        (#"{"dated":"2026-10-24","models":[{"model":"m","input":-1}]}"#, "input"),
        (#"{"dated":"2026-10-24","models":[{"model":"m","input":0.1}]}"#, "input"),
        (#"{"dated":"2026-10-24","dated":"2026-10-25","models":[\#(entry)]}"#, "dated"),
    ])
    func `a slip in the file of prices is named`(json: String, named: String) {
        do {
            _ = try Prices(json: Array(json.utf8))
            Issue.record("taken")
        } catch {
            #expect("\(error)".contains(named), "\(error)")
        }
    }

    @Test func `a folder without prices is named`() {
        #expect(throws: PricesFault.self) { _ = try Prices.load(folder: "/nowhere") }
    }
}
