import Access
import Foundation
import Store

/// What an installation is told from outside: the environment first, then the configuration file.
struct Settings {
    private let values: [String: String]

    /// Reads the environment over a file of `KEY=value` lines.
    init(file: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        values = try Self.read(file).merging(environment) { _, fromEnvironment in fromEnvironment }
    }

    /// Whether the environment asks for text without colour.
    static var isColorUnwanted: Bool { !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    /// The value of a key; nil when it is not set or empty.
    subscript(key: String) -> String? {
        values[key].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Says on one line each what is missing.
    func demand(_ keys: [(key: String, meaning: String)]) throws {
        let missing = keys.filter { self[$0.key] == nil }
        guard !missing.isEmpty else { return }
        let lines = missing.map { "  \($0.key): \($0.meaning)" }
        throw Failure.use(
            "The portal is not configured. Missing:\n" + lines.joined(separator: "\n")
                + "\nSet them in the environment, or in a file of KEY=value lines that --config names.")
    }

    /// The secret from which every key is derived, and those that it replaced.
    func secrets() throws -> HouseSecrets {
        let replaced = (self["NEXIE_REPLACED_SECRET_FILES"] ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return HouseSecrets(
            newest: try SecretFile.read(self["NEXIE_SECRET_FILE"] ?? ""), replaced: try replaced.map(SecretFile.read))
    }

    /// Where Claude is, and for a demo the key of this machine's own user, which nothing else looks at; throws for what is
    /// no key.
    func claude(isDemo: Bool) throws -> ClaudeWay {
        var way = ClaudeWay(base: self["ANTHROPIC_BASE_URL"], authorities: try certificates("NEXIE_CLAUDE_CA_FILE"))
        guard isDemo, let text = self["ANTHROPIC_API_KEY"] else { return way }
        guard let key = ServiceKey(text) else {
            throw Failure.use("ANTHROPIC_API_KEY is no key: 20 to 512 characters without spaces.")
        }
        way.everybody = ClaudeSetup(key: key)
        return way
    }

    /// Limits of logins and lengths of sessions, where they are set; throws for a value that is no number in range.
    func login(_ standard: LoginSettings = LoginSettings()) throws -> LoginSettings {
        var login = standard
        login.linkMinutes = try number("NEXIE_LINK_MINUTES", 5...120, login.linkMinutes)
        login.mailsPerAddressAndDay = try number(
            "NEXIE_LOGIN_MAILS_PER_DAY", 1...100_000, login.mailsPerAddressAndDay)
        login.asksPerClientAndHour = try number("NEXIE_LOGIN_ASKS_PER_HOUR", 1...1_000_000, login.asksPerClientAndHour)
        login.triesPerClientAndHour = try number(
            "NEXIE_LOGIN_TRIES_PER_HOUR", 1...1_000_000, login.triesPerClientAndHour)
        login.mailsPerTenantAndHour = try number(
            "NEXIE_LOGIN_MAILS_PER_TENANT", 1...1_000_000, login.mailsPerTenantAndHour)
        login.idleMinutes = try number("NEXIE_SESSION_IDLE_MINUTES", 5...43_200, login.idleMinutes)
        login.sessionMinutes = try number("NEXIE_SESSION_MINUTES", 5...43_200, login.sessionMinutes)
        return login
    }

    /// How mail leaves and who it comes from; says what is wrong with a setting without repeating its value.
    func mail() throws -> (route: MailRoute, sender: MailSender) {
        guard let sender = MailSender(self["NEXIE_MAIL_FROM"] ?? "") else {
            throw Failure.use(
                "NEXIE_MAIL_FROM must be an address, or a name and an address: Portal <portal@portal.example>.")
        }
        let address = self["NEXIE_SMTP_URL"] ?? ""
        if address.hasPrefix("file:") {
            guard address.count > 5 else { throw Failure.use("NEXIE_SMTP_URL: behind file: stands a folder.") }
            return (.folder(String(address.dropFirst(5))), sender)
        }
        do {
            return (.server(try MailServer(address: address, bearerFile: self["NEXIE_SMTP_BEARER_FILE"])), sender)
        } catch {
            throw Failure.use(error.sentence)
        }
    }

    /// A file of certificates that are trusted of mail servers instead of the system's; nil for the system's.
    func authorities() throws -> String? { try certificates("NEXIE_CA_FILE") }

    private func certificates(_ key: String) throws -> String? {
        guard let file = self[key] else { return nil }
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw Failure.use("\(key): the file can't be read.")
        }
        return file
    }

    private func number(_ key: String, _ range: ClosedRange<Int>, _ standard: Int) throws -> Int {
        guard let text = self[key] else { return standard }
        guard let number = Int(text), range.contains(number) else {
            throw Failure.use("\(key) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func read(_ file: String?) throws -> [String: String] {
        guard let file else { return [:] }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure.use("The configuration file \(file) can't be read.")
        }
        var values: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let key = parts.first, !key.isEmpty else {
                throw Failure.use("\(file):\(index + 1): this is no KEY=value line.")
            }
            values[key.trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return values
    }
}
