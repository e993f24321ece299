import ArgumentParser
import Concierge
import Foundation
import Logging
import Synchronization
import Tools
import Wire

/// Measures many streams of Claude at once, through one wire; `bench/claude.py` calls it with a stand-in for Claude.
struct BenchClaudeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-claude",
        abstract: "Open streams of Claude from a server on this machine; prints one line of JSON.",
        shouldDisplay: false)

    @Option(help: "The server, http:// on this machine.") var base: String
    @Option(help: "How many streams in all.") var streams = 1000
    @Option(help: "How many at once.") var atOnce = 1000
    @Option(help: "How many begin together.") var group = 50
    @Option(help: "Milliseconds from one group to the next, where streams don't wait for others.") var apart = 0

    mutating func validate() throws {
        guard (1...100_000).contains(streams) else { throw ValidationError("--streams is 1 to 100000.") }
        guard (1...10_000).contains(atOnce) else { throw ValidationError("--at-once is 1 to 10000.") }
        guard (1...10_000).contains(group) else { throw ValidationError("--group is 1 to 10000.") }
        guard (0...10_000).contains(apart) else { throw ValidationError("--apart is 0 to 10000.") }
        guard base.hasPrefix("http://") else { throw ValidationError("--base is http:// on this machine.") }
    }

    mutating func run() async throws {
        var log = Logger(label: "nexie")
        log.logLevel = .error
        let wire = try Wire()
        let place = try ClaudeWay(base: base).place(
            wire: wire, prompts: .load(folder: Assets.folder() + "/prompts"), log: log)
        guard let key = ClaudeKey("nobody-asks-for-this-key") else { throw Failure.found("The key is none.") }
        let bench = ClaudeBench(
            model: ClaudeModel(settings: ClaudeSettings(key: key), place: place), group: group,
            pause: .milliseconds(apart))
        Terminal.say(await bench.measure(streams, atOnce: atOnce).json)
        await wire.stop()
    }
}

/// Opens streams and notes when their first words came.
private final class ClaudeBench: Sendable {
    private let model: ClaudeModel
    private let group: Int
    private let pause: Duration
    private let state = Mutex(ClaudeCount())

    init(model: ClaudeModel, group: Int, pause: Duration) {
        self.model = model
        self.group = group
        self.pause = pause
    }

    /// Reads so many streams to their end, at most so many at once.
    func measure(_ streams: Int, atOnce: Int) async -> ClaudeCount {
        state.withLock { $0 = ClaudeCount(streams: streams, atOnce: atOnce, before: Memory.resident) }
        let start = ContinuousClock.now
        await withTaskGroup(of: Void.self) { tasks in
            for number in 0..<streams {
                if number >= atOnce {
                    await tasks.next()
                } else if number > 0, number.isMultiple(of: group) {
                    try? await Task.sleep(until: start + pause * (number / group))
                }
                tasks.addTask { await self.read(number) }
            }
        }
        return state.withLock { state in
            state.seconds = (ContinuousClock.now - start) / .seconds(1)
            return state
        }
    }

    private func read(_ number: Int) async {
        let setting = ModelSetting(
            name: "Anna", company: "Marigold Bakery", provider: "Larkfield IT", supportPhone: "",
            supportEmail: "help@larkfield.example", timeZone: "Europe/Berlin", today: "2026-11-23", page: nil)
        let request = ModelRequest(
            turns: [.person("Which of my tickets are open? This is question \(number).")],
            tools: ToolRegistry.standard.tools.filter { $0.declaration.doors.contains(.concierge) }, setting: setting)
        let start = ContinuousClock.now
        var isFirst = true
        do {
            for try await event in model.respond(to: request) {
                guard case .text = event, isFirst else { continue }
                isFirst = false
                note((ContinuousClock.now - start) / .milliseconds(1))
            }
        } catch {
            state.withLock { $0.failed += 1 }
        }
    }

    private func note(_ milliseconds: Double) {
        state.withLock { state in
            state.firsts.append(milliseconds)
            if state.firsts.count == state.atOnce { state.full = Memory.resident }
        }
    }
}

/// What a run of streams took.
private struct ClaudeCount {
    var streams = 0
    var atOnce = 0
    /// KiB of memory before the first stream.
    var before = 0
    /// KiB of memory when as many streams had their first words as may be open at once.
    var full = 0
    var firsts: [Double] = []
    var failed = 0
    var seconds = 0.0

    var json: String {
        JSONWriter.text { json in
            json.object {
                $0.field("kind", "claude")
                $0.field("streams", streams)
                $0.field("at_once", atOnce)
                $0.field("failed", failed)
                $0.field("first_p50_ms", part(0.5))
                $0.field("first_p99_ms", part(0.99))
                $0.field("seconds", seconds)
                $0.field("before_kib", before)
                $0.field("full_kib", full)
            }
        }
    }

    /// The time that this share of the streams did not exceed.
    private func part(_ share: Double) -> Double {
        let sorted = firsts.sorted()
        let place = min(sorted.count - 1, Int(Double(sorted.count) * share))
        return sorted.indices.contains(place) ? sorted[place] : 0
    }
}

/// The memory of this process.
private enum Memory {
    /// KiB that are resident now; 0 where the system does not say.
    static var resident: Int {
        guard let status = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
        let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
        let words = lines.first { $0.hasPrefix("VmRSS:") }?.split { $0.isWhitespace } ?? []
        return words.count > 1 ? Int(words[1]) ?? 0 : 0
    }
}
