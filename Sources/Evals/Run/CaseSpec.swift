import Tools

/// One entry of a case file, from which a family makes its cases.
public struct CaseSpec: Sendable {
    /// The family that it belongs to.
    public let family: String
    /// Its name within the family.
    public let name: String
    /// What it tries, as a sentence.
    public let about: String
    /// The OWASP entries that it speaks to.
    public let owasp: [String]
    /// The probe of the family that does the work, such as `record-argument`.
    public let probe: String
    /// Where it is written: `file:line`.
    public let place: String
    /// What must come of it: `oracle`, or a word that the probe knows.
    public let expect: String
    /// Everything else that is said of it, as JSON.
    public let settings: JSONObject

    /// The file that it is written in.
    var file: String { place.split(separator: ":").dropLast().joined(separator: ":") }

    /// Where it is written without the folders above, which are nobody's business who reads a report.
    var placeInSet: String {
        let parts = place.split(separator: "/")
        guard let set = parts.lastIndex(of: "evals") else { return parts.last.map(String.init) ?? place }
        return parts[set...].joined(separator: "/")
    }

    /// A text among the settings; empty when it is not there.
    func text(_ key: String) -> String { settings[key]?.string ?? "" }

    /// The texts of a list among the settings; a single text counts as one.
    func texts(_ key: String) -> [String] {
        if let one = settings[key]?.string { return [one] }
        return settings[key]?.array?.compactMap(\.string) ?? []
    }
}
