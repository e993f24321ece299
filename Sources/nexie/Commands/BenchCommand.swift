import Access
import ArgumentParser
import Store
import Tools

/// Measures how many tool calls a second one process answers through the JSON door; `bench/run` calls it.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Count tool calls a second by name and with JSON, as a contact; prints JSON Lines.",
        shouldDisplay: false)

    @Option(name: .customLong("as"), help: "The contact's address.")
    var email: String

    @Option(help: "How long each run takes.")
    var seconds = 3

    @Option(help: "How often each measurement is made.")
    var runs = 3

    @OptionGroup var place: DataOptions

    mutating func validate() throws {
        guard (1...60).contains(seconds) else { throw ValidationError("--seconds must be from 1 to 60.") }
        guard (1...100).contains(runs) else { throw ValidationError("--runs must be from 1 to 100.") }
    }

    mutating func run() async throws {
        let house = try place.house()
        let found = try await house.database.principals(email: email)
        guard found.count == 1, let contact = found.first else {
            throw Failure.found("Not exactly one contact with access has the address \(email).")
        }
        let bench = DoorBench(house: house, contact: contact, length: .seconds(seconds))
        for question in try await bench.questions() {
            for callers in [1, 8] {
                for _ in 0..<runs { Terminal.say(try await bench.measure(question, callers: callers).json) }
            }
        }
        try await house.database.stop()
    }
}

/// One tool with the inputs that it is called with, in turn.
struct BenchQuestion: Sendable {
    let tool: String
    let inputs: [[UInt8]]
}

/// What one run counted.
struct BenchCount {
    let tool: String
    let callers: Int
    let calls: Int
    /// Calls that had to be refused because too much audit waited to be written.
    let busy: Int
    let answering: Duration
    /// Until the last audit row was on disk, too.
    let settled: Duration

    var json: String {
        JSONWriter.text { json in
            json.object {
                $0.field("kind", "door")
                $0.field("name", tool)
                $0.field("callers", callers)
                $0.field("calls", calls)
                $0.field("busy", busy)
                $0.field("per_second", Double(calls) / (answering / .seconds(1)))
                $0.field("per_second_settled", Double(calls) / (settled / .seconds(1)))
            }
        }
    }
}

/// Calls tools as a model would, as fast as they answer.
struct DoorBench {
    let house: House
    let contact: Principal
    let length: Duration

    private static let words = ["printer offline", "reset password", "vpn drops", "shared mailbox", "slow laptop"]

    /// The three questions; those about single tickets go through the contact's own latest fifty.
    func questions() async throws -> [BenchQuestion] {
        let list = Array(#"{"limit": 50}"#.utf8)
        let reply = try await house.runtime.call(named: "list_tickets", with: list, as: contact, door: .concierge)
        guard case .answered(_, let references) = reply, !references.isEmpty else {
            throw Failure.found("\(contact.person.email) has no tickets.")
        }
        let numbers = references.compactMap { $0.path.split(separator: "/").last }
        return [
            BenchQuestion(tool: "list_tickets", inputs: [Array("{}".utf8), Array(#"{"status": "open"}"#.utf8)]),
            BenchQuestion(tool: "get_ticket", inputs: numbers.map { Array(#"{"number": \#($0)}"#.utf8) }),
            BenchQuestion(tool: "search_articles", inputs: Self.words.map { Array(#"{"query": "\#($0)"}"#.utf8) }),
        ]
    }

    /// Calls the tool with so many callers at once until the time is up.
    func measure(_ question: BenchQuestion, callers: Int) async throws -> BenchCount {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + length
        let (calls, busy) = try await withThrowingTaskGroup(of: (calls: Int, busy: Int).self) { group in
            for caller in 0..<callers {
                group.addTask { try await call(question, from: caller, until: end) }
            }
            return try await group.reduce((0, 0)) { ($0.0 + $1.calls, $0.1 + $1.busy) }
        }
        let answering = start.duration(to: clock.now)
        try await house.database.settle()
        return BenchCount(
            tool: question.tool, callers: callers, calls: calls, busy: busy, answering: answering,
            settled: start.duration(to: clock.now))
    }

    private func call(
        _ question: BenchQuestion, from first: Int, until end: ContinuousClock.Instant
    ) async throws -> (calls: Int, busy: Int) {
        var (turn, calls, busy) = (first, 0, 0)
        while ContinuousClock.now < end {
            turn += 1
            let input = question.inputs[turn % question.inputs.count]
            do {
                let reply = try await house.runtime.call(
                    named: question.tool, with: input, as: contact, door: .concierge)
                guard case .answered = reply else {
                    throw Failure.found("\(question.tool): \(String(decoding: reply.json, as: UTF8.self))")
                }
                calls += 1
            } catch StoreError.busy {
                busy += 1
            }
        }
        return (calls, busy)
    }
}
