import ArgumentParser
import Foundation
import Store
import Tools

/// Looks through the rows, their references, the audit chain and evidence.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the database, its references, the audit chain and evidence, also while the portal serves.")

    @Flag(help: "Say what was found as one JSON object: ok, and findings with part and what.")
    var json = false

    @OptionGroup var place: DataOptions

    mutating func run() async throws {
        let place = try place.place()
        let findings = try await Self.findings(place.data, place.secrets)
        if json {
            Terminal.say(Self.json(findings))
            if !findings.isEmpty { throw ExitCode(1) }
            return
        }
        guard findings.isEmpty else {
            throw Failure.found(findings.map(\.description).joined(separator: "\n"))
        }
        Terminal.say("Sound: database, references, audit chain, evidence.")
    }

    private static func json(_ findings: [CheckFinding]) -> String {
        JSONWriter.text { json in
            json.object {
                $0.field("ok", findings.isEmpty)
                $0.array("findings", findings) { finding, json in
                    json.object {
                        $0.field("part", finding.part.rawValue)
                        $0.field("what", finding.what)
                    }
                }
            }
        }
    }

    private static func findings(_ data: String, _ secrets: HouseSecrets) async throws -> [CheckFinding] {
        guard FileManager.default.fileExists(atPath: data + "/nexie.db") else {
            throw Failure.use("There is no database in \(data).")
        }
        do {
            return try await Database.check(
                folder: data, keys: HouseKeys(secret: secrets.newest, replaced: secrets.replaced))
        } catch let fault as StoreError {
            throw Failure.found("The check could not be made: \(fault)")
        }
    }
}
