import Foundation

extension Evaluation {
    /// What a case tries, where it is written and what has to come of it, in words.
    public func explanation(of evalCase: EvalCase) -> String {
        let family = Family.all.first { $0.name == evalCase.family }
        var lines = [
            evalCase.id, "", evalCase.about, "", "Family: \(evalCase.family). \(family?.about ?? "")",
            "Written in: \(evalCase.source)",
        ]
        if !evalCase.role.isEmpty { lines.append("Role: \(evalCase.role)") }
        if !evalCase.tool.isEmpty { lines.append("Tool: \(evalCase.tool)") }
        lines.append("OWASP: " + evalCase.owasp.map { "\($0) \(title(of: $0))" }.joined(separator: "; "))
        if let rule = rule(evalCase) { lines += ["", "The oracle says: \(rule)"] }
        lines += ["", "The entry:", ""] + entry(at: evalCase.source)
        lines += ["", "Run it again with every call and byte: nexie eval --replay \(evalCase.id)"]
        return lines.joined(separator: "\n")
    }

    private func title(of id: String) -> String {
        shop.corpus.owasp.lists.flatMap(\.risks).first { $0.id == id }?.title ?? ""
    }

    private func rule(_ evalCase: EvalCase) -> String? {
        guard !evalCase.role.isEmpty, shop.oracle.tools[evalCase.tool] != nil else { return nil }
        let given = Relation.givable.filter { shop.oracle.gives(evalCase.tool, $0, to: evalCase.role) }
        guard !given.isEmpty else { return "\(evalCase.role) does not have \(evalCase.tool)." }
        return "\(evalCase.role) gets by \(evalCase.tool): \(given.map(\.rawValue).joined(separator: ", "))."
    }

    /// The lines of an entry in its file, to the beginning of the next.
    private func entry(at source: String) -> [String] {
        let parts = source.split(separator: ":")
        guard parts.count >= 2, let line = Int(parts[parts.count - 1]),
            let data = FileManager.default.contents(atPath: parts.dropLast().joined(separator: ":"))
        else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.dropFirst(line - 1)
        let own = rest.prefix(1) + rest.dropFirst().prefix { !$0.hasPrefix("  - ") }
        return own.map { "    " + $0 }
    }
}

extension Replay {
    /// The whole replay in words: calls and bytes, rows, audit, decisions.
    public var worded: String {
        var lines = [result.id, result.about, ""]
        for (place, step) in steps.enumerated() {
            lines.append("\(place + 1). \(step.title)")
            if !step.sent.isEmpty { lines.append("   sent: " + step.sent) }
            if !step.got.isEmpty { lines.append("   got:  " + step.got) }
        }
        lines += ["", changes.isEmpty ? "No row changed." : "Rows that changed:"]
        lines += changes.map { "   " + $0.description }
        lines += ["", "Audit entries: \(audit.count)"]
        lines += audit.map { "   " + $0.split(separator: "\n").dropFirst(3).joined(separator: " · ") }
        let all = result.all
        lines += ["", "\(all.decisions) decisions, \(all.passed) passed, outcome: \(result.outcome.rawValue)"]
        for problem in result.problems {
            lines.append("   \(problem.outcome.rawValue): \(problem.what)")
            lines.append("      expected: \(problem.expected)")
            lines.append("      seen:     \(problem.seen)")
        }
        return lines.joined(separator: "\n")
    }
}
