import Access
import Foundation
import Store

extension InputField {
    /// The external id of this record or of one that it refers to.
    static func key(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, required: Bool, _ about: String
    ) -> Self {
        .text(name, place, max: 200, required: required, about)
    }

    /// A text of many lines that must be there but may be empty.
    static func present(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, max: Int, _ about: String
    ) -> Self {
        let rule = ShapedTextRule(text: TextRule(min: 0, max: max, lines: .many), mayBeEmpty: true)
        return Self(name, place, rule, required: true, door: .every, about)
    }

    /// A mail address, kept in the form in which addresses are compared.
    static func email(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, required: Bool = true, _ about: String
    ) -> Self {
        let rule = ShapedTextRule(
            text: TextRule(min: 3, max: 254, lines: .one), format: "email", wanted: "This is no mail address."
        ) { EmailAddress.isPlausible(EmailAddress.normalised($0)) }
        return Self(name, place, rule, required: required, door: .every, about)
    }

    /// The IANA name of a time zone.
    static func zone(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, required: Bool, _ about: String
    ) -> Self {
        let rule = ShapedTextRule(
            text: TextRule(min: 1, max: 64, lines: .one),
            wanted: "There is no such time zone; write one as Europe/Berlin."
        ) { TimeZone(identifier: $0) != nil && ($0.contains("/") || $0 == "UTC") }
        return Self(name, place, rule, required: required, door: .every, about)
    }

    /// An article's name in addresses.
    static func slug(_ name: String, _ place: WritableKeyPath<Input, String> & Sendable, _ about: String) -> Self {
        let rule = ShapedTextRule(
            text: TextRule(min: 1, max: 100, lines: .one), pattern: "^[a-z0-9]+(-[a-z0-9]+)*$",
            wanted: "Use lower-case letters, digits and single hyphens between them."
        ) { text in
            text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) }
            }
        }
        return Self(name, place, rule, required: true, door: .every, about)
    }

    /// The number on a document, such as an invoice.
    static func documentNumber(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, _ about: String
    ) -> Self {
        let rule = ShapedTextRule(
            text: TextRule(min: 1, max: 50, lines: .one), pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$",
            wanted: "Use letters, digits, dots, hyphens and underscores; the first must be a letter or digit."
        ) { text in
            let isPlain = { (byte: UInt8) in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            }
            return text.utf8.first.map(isPlain) == true
                && text.utf8.allSatisfy { isPlain($0) || ".-_".utf8.contains($0) }
        }
        return Self(name, place, rule, required: true, door: .every, about)
    }

    /// An `https` address; whether its host is on the tenant's list is asked when somebody wants to go there.
    static func address(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, _ about: String
    ) -> Self {
        let rule = ShapedTextRule(
            text: TextRule(min: 0, max: 2000, lines: .one), pattern: "^https://",
            wanted: "Write an address that begins with https://."
        ) { text in
            let host = text.dropFirst(8).prefix { $0 != "/" }
            return text.hasPrefix("https://") && !host.isEmpty && text.utf8.allSatisfy { $0 > 32 && $0 < 127 }
        }
        return Self(name, place, rule, required: false, door: .every, about)
    }
}

/// A text that must also have a shape.
struct ShapedTextRule: FieldRule {
    let text: TextRule
    var mayBeEmpty = false
    var format: String?
    var pattern: String?
    var wanted = ""
    var fits: @Sendable (String) -> Bool = { _ in true }

    func accept(_ value: String, required: Bool) throws(FieldRefusal) -> String {
        let tidy = try text.accept(value, required: required && !mayBeEmpty)
        guard tidy.isEmpty || fits(tidy) else { throw FieldRefusal(wanted) }
        return tidy
    }

    func schema(standard: String?) -> JSONObject {
        var schema = text.schema(standard: standard)
        if let format { schema.set("format", .string(format)) }
        if let pattern { schema.set("pattern", .string(pattern)) }
        return schema
    }
}
