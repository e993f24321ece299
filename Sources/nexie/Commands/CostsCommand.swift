import Access
import ArgumentParser
import Foundation
import Store
import Tools

/// Says what Nexie used: per company and day.
struct CostsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "costs", abstract: "Say what Nexie used, for each company, day and model.",
        discussion: "Works on the data folder itself, so it refuses while the portal serves.")

    @Option(help: "Only the tenant with this slug.")
    var tenant: String?

    @Option(help: "How many days back.")
    var days = 31

    @Flag(help: "Say it as JSON: an object with costs, a list.")
    var json = false

    @OptionGroup var place: DataOptions

    mutating func validate() throws {
        guard (1...3660).contains(days) else { throw ValidationError("--days must be from 1 to 3660.") }
    }

    mutating func run() async throws {
        let house: House
        if let tenant { house = try await place.house(of: tenant).house } else { house = try place.house() }
        let since = house.database.now.date(offset: 0).adding(days: 1 - days)
        let lines = try await house.database.costs(of: tenant ?? "", since: since)
        try await house.database.stop()
        if json { return Terminal.say(Self.json(lines)) }
        if lines.isEmpty { return Terminal.complain("Nothing was used.") }
        for line in lines { Terminal.say(Terminal.harmless(Self.worded(line))) }
    }

    private static func worded(_ line: CostLine) -> String {
        let cost = line.microDollars.map(Amounts.dollars) ?? "price unknown"
        let messages = Amounts.worded(line.messages, .messages)
        return "\(line.day)  \(line.tenant)  \(line.company)  \(line.model)  \(messages)  \(line.input) in  "
            + "\(line.output) out  \(line.cacheRead) from cache  \(line.cacheWrite) to cache  \(cost)"
    }

    private static func json(_ lines: [CostLine]) -> String {
        JSONWriter.text { json in
            json.object {
                $0.array("costs", lines) { line, json in
                    json.object {
                        $0.field("day", line.day.description)
                        $0.field("tenant", line.tenant)
                        $0.field("company", line.company)
                        $0.field("model", line.model)
                        $0.field("messages", line.messages)
                        $0.field("input_tokens", line.input)
                        $0.field("output_tokens", line.output)
                        $0.field("cache_read_tokens", line.cacheRead)
                        $0.field("cache_write_tokens", line.cacheWrite)
                        $0.field("micro_dollars", line.microDollars)
                    }
                }
            }
        }
    }
}
