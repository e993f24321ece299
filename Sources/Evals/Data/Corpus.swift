import Foundation

/// Everything hostile that the evaluation tries: texts to plant, values and whole arguments, answers, and the lists of
/// risks by which they are named.
public struct Corpus: Sendable {
    /// Texts that an attacker plants, in the order of files and lines.
    public let attacks: [Attack]
    /// Values for one argument.
    public let values: [HostileValue]
    /// Whole arguments.
    public let objects: [HostileObject]
    /// Answers that try to leave the page.
    public let egress: [EgressAnswer]
    /// The lists of risks.
    public let owasp: CorpusOWASP

    /// Reads `attacks/*.yaml`, `values.yaml`, `egress.yaml` and `owasp.yaml` of a folder; throws every fault in them.
    public static func load(folder: String) throws(DataFault) -> Corpus {
        let owasp = try YAMLFile.read("\(folder)/owasp.yaml", CorpusOWASP.init)
        var faults: [String] = []
        let attacks = kept(&faults) { () throws(DataFault) in
            try allAttacks(in: "\(folder)/attacks", owasp: owasp.ids)
        }
        let arguments = kept(&faults) { () throws(DataFault) in
            try YAMLFile.read("\(folder)/values.yaml", Corpus.arguments)
        }
        let egress = kept(&faults) { () throws(DataFault) in
            try YAMLFile.read("\(folder)/egress.yaml", Corpus.answers)
        }
        guard let attacks, let arguments, let egress else { throw DataFault(faults) }
        return Corpus(
            attacks: attacks, values: arguments.values, objects: arguments.objects, egress: egress, owasp: owasp)
    }

    /// The attacks of one file of a group; names must differ from those already seen.
    static func attacks(
        _ root: YAMLValue, group: String, owasp: Set<String>, _ seen: inout [String: YAMLPlace]
    ) -> [Attack] {
        root.entry(keys: "attacks").list("attacks").map { value in
            let attack = Attack(value, group: group, owasp: owasp)
            claim(attack.name, attack.place, value, &seen)
            return attack
        }
    }

    /// The values and whole arguments of a file.
    static func arguments(_ root: YAMLValue) -> (values: [HostileValue], objects: [HostileObject]) {
        let entry = root.entry(keys: "values", "objects")
        var seen: [String: YAMLPlace] = [:]
        let values = entry.list("values").map { value in
            let read = HostileValue(value)
            claim(read.name, read.place, value, &seen)
            return read
        }
        seen = [:]
        let objects = entry.list("objects").map { value in
            let read = HostileObject(value)
            claim(read.name, read.place, value, &seen)
            return read
        }
        return (values, objects)
    }

    /// The answers of a file.
    static func answers(_ root: YAMLValue) -> [EgressAnswer] {
        var seen: [String: YAMLPlace] = [:]
        return root.entry(keys: "answers").list("answers").map { value in
            let answer = EgressAnswer(value)
            claim(answer.name, answer.place, value, &seen)
            return answer
        }
    }

    private static func allAttacks(in folder: String, owasp: Set<String>) throws(DataFault) -> [Attack] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let files = names.filter { $0.hasSuffix(".yaml") }
        guard !files.isEmpty else { throw DataFault(["\(folder): holds no file of attacks"]) }
        let strangers = names.filter { !$0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
        var faults = strangers.map { "\(folder)/\($0): is no file of attacks; their names end in .yaml" }
        var seen: [String: YAMLPlace] = [:]
        var attacks: [Attack] = []
        for file in files {
            let group = String(file.dropLast(".yaml".count))
            let read = kept(&faults) { () throws(DataFault) in
                try YAMLFile.read("\(folder)/\(file)") { Self.attacks($0, group: group, owasp: owasp, &seen) }
            }
            attacks += read ?? []
        }
        guard faults.isEmpty else { throw DataFault(faults) }
        return attacks
    }

    private static func claim(
        _ name: String, _ place: YAMLPlace, _ value: YAMLValue, _ seen: inout [String: YAMLPlace]
    ) {
        guard !name.isEmpty else { return }
        if let first = seen[name] { value.fault("'\(name)' is the name of the one at \(first) already") }
        seen[name] = seen[name] ?? place
    }

    private static func kept<Value>(
        _ faults: inout [String], _ read: () throws(DataFault) -> Value
    ) -> Value? {
        do throws(DataFault) {
            return try read()
        } catch {
            faults += error.lines
            return nil
        }
    }
}
