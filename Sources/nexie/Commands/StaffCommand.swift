import Access
import ArgumentParser
import Foundation
import Store
import Tools

/// Keeps the accounts of a provider's own people.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Keep the accounts of a provider's own people.",
        discussion: "Works on the data folder itself, so it refuses while the portal serves.",
        subcommands: [Add.self, List.self, Disable.self])

    /// Makes an account, or gives one a new enrolment.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a staff account, and print the link with which its owner sets up the login.",
            discussion: """
                The link works once, for 24 hours. For an account that is there it is a new enrolment: passphrase, app and \
                recovery codes are replaced when it is used, and sessions end then.
                """)

        @Argument(help: "The address that logs in.")
        var email: String

        @Option(help: "The tenant's slug.")
        var tenant: String

        @Option(help: "The full name.")
        var name: String

        @Option(help: "admin, technician or viewer.")
        var role = "technician"

        @Option(name: .customLong("base-url"), help: "The portal's address, where NEXIE_BASE_URL is not set.")
        var baseURL: String?

        @OptionGroup var place: DataOptions

        mutating func validate() throws {
            guard StaffRole(rawValue: role) != nil else {
                let roles = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--role must be one of \(roles).")
            }
            let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard isPlain, (1...200).contains(name.trimmingCharacters(in: .whitespaces).count) else {
                throw ValidationError("--name must be 1 to 200 characters on one line.")
            }
        }

        mutating func run() async throws {
            let base = try address()
            let (house, tenant) = try await place.house(of: tenant)
            let token: String
            do {
                token = try await house.database.addStaff(
                    email: email, name: name.trimmingCharacters(in: .whitespaces),
                    role: StaffRole(rawValue: role) ?? .viewer, in: tenant.id)
                try await house.database.stop()
            } catch let problem as StaffAccountProblem {
                throw Failure.use(problem.description)
            }
            Terminal.complain("Give this link to \(email) by a way that you trust; it works once, for 24 hours:")
            Terminal.say("\(base)/staff/enrol?token=\(token)")
        }

        private func address() throws -> String {
            let settings = try Settings(file: place.config)
            let standard = place.demo == nil ? nil : "http://127.0.0.1:8080"
            guard let base = baseURL ?? settings["NEXIE_BASE_URL"] ?? standard else {
                throw Failure.use("The portal's address is not known: set NEXIE_BASE_URL, or use --base-url.")
            }
            return base.hasSuffix("/") ? String(base.dropLast()) : base
        }
    }

    /// Lists the accounts.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the staff accounts of every tenant.")

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let house = try place.house()
            let rows = try await house.database.staffAccounts()
            try await house.database.stop()
            Terminal.say(json ? Self.json(rows) : Self.table(rows))
        }

        private static func table(_ rows: [StaffRow]) -> String {
            guard !rows.isEmpty else { return "There is no staff account yet. Make one: nexie staff add --help" }
            let cells = rows.map { row in
                [
                    row.email, Terminal.harmless(row.name), row.role, row.tenant, row.state,
                    row.lastLoginAt?.rfc3339 ?? "never",
                ]
            }
            return Terminal.table([["E-MAIL", "NAME", "ROLE", "TENANT", "STATE", "LAST LOGIN"]] + cells)
        }

        private static func json(_ rows: [StaffRow]) -> String {
            JSONWriter.text { json in
                json.object {
                    $0.array("staff", rows) { row, json in
                        json.object {
                            $0.field("email", row.email)
                            $0.field("name", row.name)
                            $0.field("role", row.role)
                            $0.field("tenant", row.tenant)
                            $0.field("state", row.state)
                            $0.field("last_login", row.lastLoginAt?.rfc3339 ?? "")
                        }
                    }
                }
            }
        }
    }

    /// Shuts somebody out.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shut a member of staff out: sessions, links, passphrase and app end at once.")

        @Argument(help: "The address that logs in.")
        var email: String

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let house = try place.house()
            do {
                try await house.database.disableStaff(email: email)
                try await house.database.stop()
            } catch let problem as StaffAccountProblem {
                throw Failure.use(problem.description)
            }
            Terminal.say("\(email) is shut out. To let them in again: nexie staff add")
        }
    }
}

extension StaffRow {
    /// How far the account has come, in a word.
    fileprivate var state: String {
        if !isActive { return "disabled" }
        return isEnrolled ? "active" : "waits for enrolment"
    }
}
