import Foundation

extension InputField {
    /// A time zone by its IANA name or by its city, or nothing.
    public static func cityOrZone(
        _ name: String, _ place: WritableKeyPath<Input, String> & Sendable, _ about: String
    ) -> Self {
        Self(name, place, ZoneRule(), required: false, door: .every, about)
    }
}

/// A time zone that this system knows, kept by its IANA name; a city alone will do where only one zone has it.
struct ZoneRule: FieldRule {
    func accept(_ text: String, required: Bool) throws(FieldRefusal) -> String {
        let plain = try TextRule(min: 0, max: 60, lines: .one).accept(text, required: required)
        guard !plain.isEmpty else { return "" }
        let found = KnownZones.named(plain)
        if found.count == 1, let only = found.first { return only }
        guard found.isEmpty else {
            throw FieldRefusal("Several zones are called so: \(found.joined(separator: ", ")).")
        }
        throw FieldRefusal("Write a city of the list, such as Berlin or New York, or a name such as Europe/Berlin.")
    }

    func schema(standard: String?) -> JSONObject { ["type": "string", "maxLength": 60] }
}

/// The time zones that this system knows by a region and a city.
public enum KnownZones {
    /// Their IANA names, in the order of the alphabet.
    public static let all: [String] =
        TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") && !$0.hasPrefix("Etc/") && isHere($0) }.sorted()
        + ["UTC"]

    /// The first parts of their names: Africa, America, and so on.
    public static let regions: [String] = Set(all.map(region)).sorted()

    /// Those of a region.
    public static func zones(of region: String) -> [String] { all.filter { Self.region($0) == region } }

    /// The zones that somebody means who writes that: the one with that name, or those of a city with that name.
    public static func named(_ text: String) -> [String] {
        let wanted = folded(text)
        if let exact = all.first(where: { folded($0) == wanted }) { return [exact] }
        return all.filter { folded(city($0)) == wanted }
    }

    /// What people call the place of a zone: `New York`.
    public static func city(_ zone: String) -> String {
        (zone.split(separator: "/").last.map(String.init) ?? zone).replacing("_", with: " ")
    }

    private static func region(_ zone: String) -> String {
        zone.split(separator: "/").first.map(String.init) ?? zone
    }

    private static func isHere(_ name: String) -> Bool { TimeZone(identifier: name)?.identifier == name }

    private static func folded(_ text: String) -> String {
        let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return plain.split { " _-".contains($0) }.joined(separator: " ")
    }
}
