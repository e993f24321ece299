import Foundation
import Store

/// Says on a terminal how far an import is; silent anywhere else.
struct ImportProgress {
    private let tally: ImportTally
    private let start = ContinuousClock.now

    /// Does the work and tells of it until it ends, however it ends; the line is gone then.
    static func shown<T: Sendable>(for tally: ImportTally, _ work: () async throws -> T) async throws -> T {
        guard Terminal.isErrorTerminal else { return try await work() }
        let telling = Task { await ImportProgress(tally: tally).tell() }
        let result: Result<T, any Error>
        do {
            result = .success(try await work())
        } catch {
            result = .failure(error)
        }
        telling.cancel()
        await telling.value
        return try result.get()
    }

    private init(tally: ImportTally) { self.tally = tally }

    /// Draws the line some times a second until it is cancelled, and removes it.
    private func tell() async {
        var storing: ContinuousClock.Instant?
        while !Task.isCancelled {
            let now = ContinuousClock.now
            if tally.recordsStored > 0, storing == nil { storing = now }
            draw(line(storing: storing, now))
            try? await Task.sleep(for: .milliseconds(100))
        }
        draw("")
    }

    private func line(storing: ContinuousClock.Instant?, _ now: ContinuousClock.Instant) -> String {
        let (read, stored) = (tally.recordsRead, tally.recordsStored)
        guard let storing else { return "\(read) records read, \(rate(read, now - start)) a second" }
        return "\(read) records read, \(stored) stored, \(rate(stored, now - storing)) a second"
    }

    private func rate(_ count: Int, _ time: Duration) -> Int {
        let seconds = time / .seconds(1)
        return seconds > 0 ? Int(Double(count) / seconds) : 0
    }

    private func draw(_ line: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(line)".utf8))
    }
}
