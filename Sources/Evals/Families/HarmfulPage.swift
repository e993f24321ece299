/// A page that is harmful on purpose, which the look at pages has to find; or one that is not.
public struct HarmfulPage: Sendable, Hashable {
    /// What is harmful about it, in a few words.
    let name: String
    let text: String
    /// What it does; nil when it has to be found harmless.
    let harm: EgressAnswer.Harm?

    /// Reads `pages:` with `name`, `text` and `harm`; throws every fault as `file:line: reason`.
    static func read(_ path: String) throws(DataFault) -> [HarmfulPage] {
        try YAMLFile.read(path) { root in
            root.entry(keys: "pages").list("pages").map { value in
                let entry = value.entry(keys: "name", "text", "harm")
                return HarmfulPage(
                    name: entry.text("name", atMost: 60), text: entry.text("text", atMost: 400),
                    harm: entry.optionalChoice("harm", in: EgressAnswer.Harm.self))
            }
        }
    }

    /// What came of looking at it.
    var report: ControlReport {
        let found = Set(EgressLook(Array(text.utf8), origin: "http://portal.example").findings.map(\.harm))
        return ControlReport(
            name: "a page with \(name)", expected: harm?.rawValue ?? "harmless",
            seen: harm.map { found.contains($0) ? $0.rawValue : "not found" } ?? (found.isEmpty ? "harmless" : "found"))
    }
}
