import Foundation
import Tools

/// Reads the files of cases: each one family, each entry one case or a table of them.
public enum CaseFile {
    private static let keys = ["case", "about", "owasp", "probe", "expect"]

    /// The entries of those files and of every `.yaml` below those folders; throws every fault as `file:line: reason`.
    public static func read(_ paths: [String], knowing owasp: [String]) throws(DataFault) -> [CaseSpec] {
        var files: [String] = []
        for path in paths { files += try found(at: path) }
        guard !files.isEmpty else { throw DataFault(["\(paths.joined(separator: ", ")): there is no case file"]) }
        let read: [[CaseSpec]] = try YAMLFile.readAll(files) { root in Self.specs(root, owasp) }
        let specs = read.flatMap { $0 }
        let byName = Dictionary(grouping: specs) { "\($0.family)/\($0.name)" }
        let twice = byName.values.filter { $0.count > 1 }.flatMap { $0 }
        guard twice.isEmpty else {
            throw DataFault(twice.map { "\($0.place): another case has the name \($0.name)" }.sorted())
        }
        return specs
    }

    private static func found(at path: String) throws(DataFault) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DataFault(["\(path): there is no such file or folder"])
        }
        guard isFolder.boolValue else { return [path] }
        let names = (FileManager.default.enumerator(atPath: path)?.allObjects as? [String]) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { path + "/" + $0 }
    }

    private static func specs(_ root: YAMLValue, _ owasp: [String]) -> [CaseSpec] {
        let file = root.entry(keys: "family", "cases")
        let name = file.text("family")
        guard let family = Family.all.first(where: { $0.name == name }) else {
            file.fault("there is no family \(name)", at: "family")
            return []
        }
        return file.list("cases").compactMap { spec($0, of: family, owasp) }
    }

    private static func spec(_ value: YAMLValue, of family: Family, _ owasp: [String]) -> CaseSpec? {
        let word = value.members().optionalText("probe") ?? ""
        guard let probe = family.probes[word] else {
            let known = family.probes.keys.sorted().joined(separator: ", ")
            value.fault("name a probe of \(family.name): \(known)")
            return nil
        }
        let entry = value.entry(keys: keys + probe.keys)
        let ids = entry.texts("owasp")
        for id in ids where !owasp.contains(id) { entry.fault("there is no OWASP entry \(id)", at: "owasp") }
        let expect = entry.text("expect")
        if !probe.expects.contains(expect) {
            entry.fault("expect one of \(probe.expects.joined(separator: ", "))", at: "expect")
        }
        let settings = entry.values.filter { !keys.contains($0.key) }.map { ($0.key, $0.value.json()) }
        return CaseSpec(
            family: family.name, name: entry.name("case"), about: entry.text("about"), owasp: ids, probe: word,
            place: value.place.description, expect: expect, settings: JSONObject(settings))
    }
}
