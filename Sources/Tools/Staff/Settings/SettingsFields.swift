import Access

extension InputField {
    /// A model's identifier: 1 to 100 visible characters of ASCII. One that nobody here knows is passed on.
    static func model(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        let rule = VisibleRule(1...100, "Write the model's identifier, such as claude-haiku-5-5, without spaces.")
        return Self(name, place, rule, required: true, door: .pages, "The model's identifier")
    }

    /// The key with which a provider pays; what is wrong with one is said without a character of it.
    static func key(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        let rule = VisibleRule(20...512, "A key has 20 to 512 characters without spaces. Copy it whole.")
        return Self(name, place, rule, required: true, door: .pages, "The key")
    }

    /// A colour as `#0b5a57`, or nothing.
    static func color(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        Self(name, place, ColorRule(), required: false, door: .pages, "The colour")
    }

    /// Hosts, one on a line.
    static func hosts(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable) -> Self {
        Self(name, place, HostsRule(), required: false, door: .pages, "The hosts, one on a line")
    }

    /// For how many days something is kept: 0 for always, or 7 to 3650.
    static func keptDays(_ name: String, _ place: WritableKeyPath<Input, Int64> & Sendable) -> Self {
        Self(name, place, KeptDaysRule(), required: true, door: .pages, "For how many days")
    }
}

/// Visible characters of ASCII, so many of them.
private struct VisibleRule: FieldRule {
    let count: ClosedRange<Int>
    let reason: String

    init(_ count: ClosedRange<Int>, _ reason: String) {
        (self.count, self.reason) = (count, reason)
    }

    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        let plain = String(
            text.utf8.prefix(2048).drop(while: Self.isBlank).reversed().drop(while: Self.isBlank)
                .reversed().map { Character(UnicodeScalar($0)) })
        if plain.isEmpty { throw .missing }
        guard count.contains(plain.utf8.count), text.utf8.count <= 2048,
            plain.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw FieldRefusal(reason) }
        return plain
    }

    func schema(standard: String?) -> JSONObject { ["type": "string", "maxLength": .integer(Int64(count.upperBound))] }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// A colour, or nothing.
private struct ColorRule: FieldRule {
    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        let plain = text.prefix(40).split(whereSeparator: \.isWhitespace).joined()
        if plain.isEmpty { return "" }
        guard let color = BrandColor(plain) ?? BrandColor("#" + plain) else {
            throw FieldRefusal("Write the colour as # and six digits or letters from a to f, such as #0b5a57.")
        }
        return color.text
    }

    func schema(standard: String?) -> JSONObject { ["type": "string", "maxLength": 7] }
}

/// Hosts, one on a line, each as an address has it.
private struct HostsRule: FieldRule {
    private static let most = 50

    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        guard text.utf8.count <= 16 * 1024 else {
            throw FieldRefusal("These are too many. Write at most \(Self.most).")
        }
        let hosts = text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard hosts.count <= Self.most else { throw FieldRefusal("Write at most \(Self.most) hosts.") }
        for host in hosts where !Self.isHost(host) {
            throw FieldRefusal(
                "\(host.echoed) is no host. Write the host alone, such as pay.example.com, without https:// and slashes; "
                    + "one in other letters in its xn-- form.")
        }
        return Set(hosts).sorted().joined(separator: "\n")
    }

    func schema(standard: String?) -> JSONObject { ["type": "string"] }

    /// At least two labels of letters, digits and dashes; the last one is no number.
    private static func isHost(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, labels.count > 1, let last = labels.last else { return false }
        guard !last.allSatisfy({ (48...57).contains($0) }) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-") }
        }
    }
}

/// Days for which something is kept.
private struct KeptDaysRule: FieldRule {
    func read(_ json: JSONValue) throws(FieldRefusal) -> Int64 {
        guard case .integer(let number) = json else { throw FieldRefusal("This must be a whole number.") }
        return number
    }

    func accept(_ days: Int64, required: Bool) throws(FieldRefusal) -> Int64 {
        guard days == 0 || (7...3650).contains(days) else {
            throw FieldRefusal("Give a whole number from 7 to 3650, or 0 to keep them as long as people want.")
        }
        return days
    }

    func show(_ days: Int64) -> JSONValue { .integer(days) }

    func schema(standard: Int64?) -> JSONObject { ["type": "integer", "minimum": 0, "maximum": 3650] }
}
