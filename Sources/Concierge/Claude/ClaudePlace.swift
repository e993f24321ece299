import Logging
import Wire

/// Where Claude is and what every talk with it needs; one for the house.
public struct ClaudePlace: Sendable, Reticent {
    let wire: Wire
    let base: String
    let prompts: ConciergePrompts
    /// What models cost.
    public let prices: Prices
    let log: Logger
    var retries = RetryPolicy()
    var limits = WireLimits(
        connect: .seconds(5), firstByte: .seconds(60), silence: .seconds(75), whole: .seconds(180),
        largestBody: 8 << 20)

    /// Where Claude is unless the settings say otherwise.
    public static let standardBase = "https://api.anthropic.com"

    /// An address to which no key is sent.
    public struct BadAddress: Error, Sendable, Hashable {}

    /// A place at an address such as `https://api.anthropic.com`, or one of this very machine in the open.
    ///
    /// Throws `BadAddress` for every other one in the open, and for one with user info, a query or a fragment.
    public init(
        wire: Wire, base: String = standardBase, prompts: Prompts, prices: Prices, log: Logger
    ) throws(BadAddress) {
        guard Self.isFit(base) else { throw BadAddress() }
        self.wire = wire
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.prompts = prompts.concierge
        self.prices = prices
        self.log = log
    }

    /// The request that sends this body with this key.
    func request(_ body: [UInt8], key: ClaudeKey) -> WireRequest {
        WireRequest(
            method: "POST", url: base + "/v1/messages",
            headers: [
                ("Authorization", key.credential), ("anthropic-version", "2026-10-21"),
                ("Content-Type", "application/json"), ("Accept", "application/json"), ("User-Agent", "nexie-portal"),
            ], body: body, limits: limits)
    }

    private static func isFit(_ base: String) -> Bool {
        guard base.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !base.contains(where: { "@?#\\".contains($0) })
        else { return false }
        if let rest = base.lowercased().after("https://") { return !rest.isEmpty && !rest.hasPrefix("/") }
        guard let rest = base.lowercased().after("http://") else { return false }
        let authority = rest.prefix { $0 != "/" }
        return ["127.0.0.1", "localhost", "[::1]"].contains { host in
            guard authority.hasPrefix(host) else { return false }
            let port = authority.dropFirst(host.count)
            return port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy(\.isNumber)
        }
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
