import Access
import Foundation
import Tools

/// What models cost on one day, in micro-dollars: a dollar has a million of them.
public struct Prices: Sendable {
    /// The day on which the prices were looked up.
    public let dated: CalendarDate
    private let models: [String: Price]

    /// Micro-dollars for a million tokens of each kind.
    private struct Rates: Sendable {
        let input: Int64
        let output: Int64
        let cacheWrite: Int64
        let cacheRead: Int64
    }

    private struct Price: Sendable {
        let usual: Rates
        /// The rates of a request whose prompt is longer than so many tokens.
        let long: (above: Int, rates: Rates)?

        func rates(forPrompt tokens: Int) -> Rates {
            if let long, tokens > long.above { long.rates } else { usual }
        }
    }

    /// The prices in `claude.json` of a folder; throws a `PricesFault` that names what is wrong.
    public static func load(folder: String) throws(PricesFault) -> Prices {
        let path = folder.hasSuffix("/") ? folder + "claude.json" : folder + "/claude.json"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PricesFault("There is no file claude.json in \(folder).")
        }
        return try Prices(json: Array(data))
    }

    /// Prices from JSON; throws a `PricesFault` that names what is wrong.
    public init(json bytes: [UInt8]) throws(PricesFault) {
        let json: JSONValue
        do throws(JSONProblem) {
            json = try StrictJSON.parse(bytes, limits: Self.limits)
        } catch {
            throw PricesFault(error.description)
        }
        guard let dated = json["dated"]?.string.flatMap({ CalendarDate($0) }) else {
            throw PricesFault("“dated” is no date.")
        }
        self.dated = dated
        var models: [String: Price] = [:]
        for entry in json["models"]?.array ?? [] {
            guard let name = entry["model"]?.string, !name.isEmpty else {
                throw PricesFault("An entry of “models” has no “model”.")
            }
            guard models[name] == nil else { throw PricesFault("\(name) stands twice.") }
            models[name] = try Self.price(entry, of: name)
        }
        guard !models.isEmpty else { throw PricesFault("There are no “models”.") }
        self.models = models
    }

    /// What a use cost, rounded up; nil when the model has no price here.
    ///
    /// Where one response of several had a long prompt, all of them are counted as if they had.
    public func microDollars(of usage: ModelUsage, by model: String) -> Int64? {
        guard let rates = models[model]?.rates(forPrompt: usage.longestPrompt) else { return nil }
        return Self.sum([
            (usage.input, rates.input), (usage.output, rates.output), (usage.cacheRead, rates.cacheRead),
            (usage.cacheWrite, rates.cacheWrite),
        ])
    }

    /// What a use of so many tokens costs at most; nil when the model has no price here.
    public func most(input tokens: Int, output: Int, by model: String) -> Int64? {
        guard let rates = models[model]?.rates(forPrompt: tokens) else { return nil }
        return Self.sum([(tokens, max(rates.input, rates.cacheWrite)), (output, rates.output)])
    }

    private static func sum(_ parts: [(tokens: Int, rate: Int64)]) -> Int64 {
        var total: Int64 = 0
        for (tokens, rate) in parts {
            let (cost, isTooLarge) = Int64(clamping: max(0, tokens)).multipliedReportingOverflow(by: rate)
            let (sum, isTooMuch) = total.addingReportingOverflow(cost)
            guard !isTooLarge, !isTooMuch else { return .max / million }
            total = sum
        }
        return total / million + (total % million > 0 ? 1 : 0)
    }

    private static let million: Int64 = 1_000_000
    private static let limits = StrictJSON.Limits(bytes: 1 << 20, depth: 8, text: 4096, members: 1000)
    /// No token costs as much as a dollar.
    private static let highest: Int64 = 1_000_000_000_000

    private static func price(_ json: JSONValue, of name: String) throws(PricesFault) -> Price {
        let usual = try rates(json, of: name)
        guard let long = json["long_prompt"] else { return Price(usual: usual, long: nil) }
        guard let above = long["above"]?.integer, above > 0 else {
            throw PricesFault("\(name) does not say above how many tokens its “long_prompt” begins.")
        }
        return Price(usual: usual, long: (Int(clamping: above), try rates(long, of: name)))
    }

    private static func rates(_ json: JSONValue, of name: String) throws(PricesFault) -> Rates {
        func rate(_ key: String) throws(PricesFault) -> Int64 {
            guard let rate = json[key]?.integer, (0...highest).contains(rate) else {
                throw PricesFault("\(name) has no price for “\(key)”.")
            }
            return rate
        }
        return Rates(
            input: try rate("input"), output: try rate("output"), cacheWrite: try rate("cache_write"),
            cacheRead: try rate("cache_read"))
    }
}

/// What is wrong with the file of prices.
public struct PricesFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence that says it.
    public let description: String

    init(_ problem: String) {
        description = "claude.json: " + problem
    }
}
