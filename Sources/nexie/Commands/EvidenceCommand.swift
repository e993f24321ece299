import Access
import ArgumentParser
import Foundation
import Store
import Tools

/// Hands evidence of signatures to those who want to verify it without this program.
struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Hand out the evidence of signatures, and the key that verifies it.",
        subcommands: [Export.self, Key.self])

    /// Writes a tenant's evidence to standard output.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a tenant's evidence as JSON Lines, also while the portal serves.",
            discussion: """
                docs/verify/verify.py verifies it with the key of `nexie evidence key` and, against a cut end, with a head \
                of the folder evidence-heads. It holds names, addresses and signatures: keep it like the database.
                """)

        @Option(help: "The tenant's slug.")
        var tenant: String

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let place = try place.place()
            do {
                guard FileManager.default.fileExists(atPath: place.data + "/nexie.db") else {
                    throw Failure.use("There is no database in \(place.data).")
                }
                let keys = try HouseKeys(secret: place.secrets.newest, replaced: place.secrets.replaced)
                guard let id = try await Database.tenant(named: tenant, folder: place.data) else {
                    throw Failure.use("There is no tenant \(tenant).")
                }
                try await Database.exportEvidence(folder: place.data, keys: keys, tenant: id) {
                    try FileHandle.standardOutput.write(contentsOf: Data($0.utf8))
                }
            } catch let fault as StoreError {
                throw Failure.found("The evidence could not be exported: \(fault)")
            }
        }
    }

    /// Writes the public keys.
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the public keys that verify evidence: today's, then those of replaced secrets.")

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let place = try place.place()
            let keys = try HouseKeys(secret: place.secrets.newest, replaced: place.secrets.replaced)
            for key in keys.evidenceKeys {
                Terminal.say(
                    JSONWriter.text { json in
                        json.object {
                            $0.field("type", "nexie-evidence-key")
                            $0.field("id", key.id)
                            $0.field("ed25519", key.key)
                        }
                    })
            }
        }
    }
}
