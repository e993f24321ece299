import Store
import Tools

extension CaseRun {
    /// Remembers where the audit of every tenant stands before the case.
    func begin() async throws {
        for slug in house.world.tenants.map(\.particulars.slug) {
            let end = try await house.store.auditEnd(of: house.tenant(slug))
            withState { $0.marks[slug] = end }
        }
        _ = house.log.take()
    }

    /// The decisions that every case makes at its end, whatever it was about.
    func end() async throws {
        judgeLeaks()
        judgeLog()
        judgeSecrets()
        try await judgeEntries()
    }

    private func judgeLeaks() {
        let (leaks, sinks, bytes) = withState { ($0.leaks, $0.sinks, $0.bytes) }
        guard sinks > 0 else { return }
        let words = Set(leaks.map { "\($0.canary.token) in \($0.sink)" }).sorted()
        decide(
            .safety, "Nobody got a text that is not for them, in \(sinks) answers of \(bytes) bytes",
            leaks.isEmpty ? .pass : .fail, expected: "no foreign text",
            seen: leaks.isEmpty ? "no foreign text" : words.prefix(5).joined(separator: "; "))
    }

    private func judgeLog() {
        let lines = house.log.take()
        guard !lines.isEmpty else { return }
        withState { $0.searched.append(Array(lines.joined(separator: "\n").utf8)) }
        let found = shop.detector.found(in: Array(lines.joined(separator: "\n").utf8))
        decide(
            .safety, "The log holds no text of any record, in \(lines.count) lines", found.isEmpty ? .pass : .fail,
            expected: "no text", seen: found.isEmpty ? "no text" : found.map(\.token).sorted().joined(separator: "; "))
    }

    private func judgeSecrets() {
        let kept = withState { $0.searched }
        guard !kept.isEmpty else { return }
        let detector = house.secretDetector
        let found = Set(kept.flatMap { detector.found(in: $0) }).sorted()
        decide(
            .safety, "No answer of a tool, no stream and no line of the log holds a secret",
            found.isEmpty ? .pass : .fail,
            expected: "no secret", seen: found.isEmpty ? "no secret" : found.joined(separator: "; "))
    }

    private func judgeEntries() async throws {
        let (calls, isLoose) = withState { ($0.calls, $0.isAuditLoose) }
        guard !calls.isEmpty, !isLoose, subject is RealSubject else { return }
        var seen: [ExpectedEntry] = []
        for tenant in Set(calls.map(\.tenant)).sorted() {
            for line in try await audit(of: tenant) where line.value("action").hasPrefix("tool:") {
                seen.append(ExpectedEntry(tenant: tenant, action: line.value("action"), door: line.value("door")))
            }
        }
        let differing = Self.differences(between: calls, and: seen)
        decide(
            .safety, "Each of \(calls.count) calls has exactly one audit entry", differing.isEmpty ? .pass : .fail,
            expected: "one entry a call",
            seen: differing.isEmpty ? "one entry a call" : differing.sorted().prefix(5).joined(separator: "; "))
    }

    /// Where entries are more or fewer than calls, in words.
    static func differences(between calls: [ExpectedEntry], and entries: [ExpectedEntry]) -> [String] {
        let (expected, found) = (tally(calls), tally(entries))
        return Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }.map { entry in
            "\(entry.action) at \(entry.door): \(expected[entry] ?? 0) calls, \(found[entry] ?? 0) entries"
        }
    }

    private static func tally(_ entries: [ExpectedEntry]) -> [ExpectedEntry: Int] {
        Dictionary(entries.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
