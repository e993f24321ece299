import Access

extension Database: BrandDesk {
    /// The bytes of a logo that a provider has now.
    public func logo(named name: String) async throws -> [UInt8]? {
        try await readers.house { connection in
            try connection.first(LogoStatements.find, [.text(name)]) { $0.blob(0) }
        }
    }
}

/// What is asked of logos.
enum LogoStatements {
    static let find = Statement(.house, "logo.find", "SELECT bytes FROM logo WHERE name = $1")

    static let put = Statement(.house, "logo.put", "INSERT OR IGNORE INTO logo (name, bytes) VALUES ($1, $2)")

    static let sweep = Statement(
        .house, "logo.sweep", "DELETE FROM logo WHERE name NOT IN (SELECT logo_name FROM tenant)")
}
