import Access
import Foundation
import Tools

/// Large and deep arguments one after the other: the program must not grow by them.
enum ArgumentMemory {
    static let probe = Probe(
        about: "the largest values and whole arguments, again and again, while the program's memory is watched",
        keys: ["who", "tools", "times", "megabytes"], expects: ["bounded"]
    ) { spec, book in
        let times = Int(spec.settings["times"]?.integer ?? 1)
        let megabytes = spec.settings["megabytes"]?.integer ?? 64
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, isAlone: true) { run in
                try await judge(run, persona, tools: spec.texts("tools"), times: times, megabytes: megabytes)
            }
        }
    }

    /// What counts as large.
    private static let large = 4096

    private static func judge(
        _ run: CaseRun, _ persona: Persona, tools: [String], times: Int, megabytes: Int64
    ) async throws {
        guard let principal = try await run.house.principal(persona) else { return }
        let values = run.shop.corpus.values.filter { $0.json.count > large }.map { value in
            Array("{\"number\": ".utf8) + value.json + Array("}".utf8)
        }
        let objects = run.shop.corpus.objects.map {
            $0.arguments(field: "number", value: "7", other: "8")
        }.filter { $0.count > large }
        run.promise(cells: tools.count * times)
        let before = residentKilobytes ?? 0
        var most = before
        for tool in tools {
            for _ in 0..<times {
                var words: Set<String> = []
                for bytes in values + objects {
                    words.insert(
                        try await run.call(tool, bytes, by: principal, as: persona, door: .concierge).word)
                    most = max(most, residentKilobytes ?? 0)
                }
                run.judge(
                    .safety, "\((values + objects).count) large arguments of \(tool)", tool: tool,
                    expected: "refused: invalid_input", seen: words.sorted().joined(separator: ", "))
                run.visit()
            }
        }
        let growth = before > 0 ? (most - before) / 1024 : nil
        run.decide(
            .safety, "The program grew by at most \(megabytes) MB",
            growth.map { $0 <= megabytes ? .pass : .fail } ?? .inconclusive, expected: "no more",
            seen: growth.map { $0 <= megabytes ? "no more" : "by \($0) MB" } ?? "the system does not say")
        let still = try await run.call("get_profile", as: persona, door: .concierge)
        run.judge(.utility, "A small question is still answered", expected: "answered", seen: still.word)
    }

    /// How much memory the program holds; nil where the system does not say.
    private static var residentKilobytes: Int64? {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return line.split(separator: " ").compactMap { Int64($0) }.first
    }
}
