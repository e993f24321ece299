import Access
import Concierge
import Logging
import Wire

/// Where Claude is reached from this machine, and with whose key in the demo.
struct ClaudeWay {
    /// The address; nil for Claude's own.
    var base: String?
    /// A file of certificates that are trusted there instead of the system's; nil for the system's.
    var authorities: String?
    /// The setup for tenants without a key of their own; counts in the demo alone.
    var everybody: ClaudeSetup?

    /// The place for a house; throws when the address may not be told a key.
    func place(wire: Wire, prompts: Prompts, log: Logger) throws -> ClaudePlace {
        do {
            return try ClaudePlace(
                wire: wire, base: base ?? ClaudePlace.standardBase, prompts: prompts,
                prices: Prices.load(folder: Assets.folder() + "/prices"), log: log)
        } catch is ClaudePlace.BadAddress {
            throw Failure.use("ANTHROPIC_BASE_URL must be https://, or http:// on this machine alone.")
        } catch let fault as PricesFault {
            throw Failure.use("\(fault)")
        }
    }
}
