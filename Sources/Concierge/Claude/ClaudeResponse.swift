import Access
import Foundation
import Logging
import Wire

/// One response of Claude while it is read: it asks, asks again where that is allowed, and gives events one by one.
actor ClaudeResponse {
    private let request: WireRequest
    private let place: ClaudePlace
    private let model: String
    private let mostOutput: Int
    private let began = ContinuousClock.now
    private var reading: Reading?
    private var ready: [ModelEvent] = []
    private var fault: (any Error)?
    private var requestID: String?
    private var failures = 0
    private var before = ModelUsage()
    private var wait = Duration.zero
    /// Whether something has been shown: from then on nothing is asked again.
    private var hasSpoken = false
    private var isOver = false
    /// What is thrown when everything before it has been given.
    private var ending: ModelFault?

    private struct Reading {
        var body: WireBody.Iterator
        var events = EventStream()
        var message: MessageAssembly
    }

    /// A response to a request that is sent when its first event is wanted.
    init(_ request: WireRequest, at place: ClaudePlace, _ settings: ClaudeSettings) {
        self.request = request
        self.place = place
        model = settings.model
        mostOutput = settings.mostOutput
    }

    /// The next event; nil after the end. Throws a `ModelFault`, or a `CancellationError`.
    func next() async throws -> ModelEvent? {
        while true {
            if !ready.isEmpty { return said(ready.removeFirst()) }
            if isOver {
                guard let ending else { return nil }
                self.ending = nil
                throw ending
            }
            do {
                if let fault { throw fault }
                if reading == nil { try await ask() } else { try await read() }
            } catch {
                try await recover(from: error)
            }
        }
    }

    private func said(_ event: ModelEvent) -> ModelEvent {
        switch event {
        case .text, .use, .said: hasSpoken = true
        case .used(let usage): return .used(total(with: usage))
        case .again: break
        case .end(let stop, let usage): return .end(stop, total(with: usage))
        }
        return event
    }

    private func total(with usage: ModelUsage) -> ModelUsage {
        var total = before
        total.add(usage)
        return total
    }

    private func ask() async throws {
        requestID = nil
        if wait > .zero { try await Task.sleep(for: wait) }
        let answer = try await exchange()
        requestID = answer.headers["request-id"].flatMap { $0.isPlainWord ? $0 : nil }
        guard answer.status == 200 else { throw try await ClaudeFault(answer) }
        // A proxy's own page may come with any status.
        guard answer.headers["content-type"]?.lowercased().hasPrefix("text/event-stream") == true else {
            throw TransferFault.unreadable
        }
        reading = Reading(
            body: answer.body.makeAsyncIterator(), message: MessageAssembly(mostOutput: mostOutput))
    }

    private func exchange() async throws(TransferFault) -> WireAnswer {
        do throws(WireFault) {
            return try await place.wire.exchange(request)
        } catch {
            throw .wire(error)
        }
    }

    /// Reads what comes next; what went wrong in it waits until everything before it has been given.
    private func read() async throws {
        guard var reading else { return }
        // Taken out, what was read grows in place; shared, every piece would copy all before it.
        self.reading = nil
        defer { self.reading = reading }
        let bytes: [UInt8]?
        do throws(WireFault) {
            bytes = try await reading.body.next(isolation: self)
        } catch {
            throw TransferFault.wire(error)
        }
        do {
            guard let bytes else { return try reading.message.checkEnd() }
            for event in try reading.events.take(bytes) { ready += try reading.message.take(event) }
        } catch {
            fault = error
        }
        if reading.message.isOver { end(reading.message) }
    }

    private func end(_ message: MessageAssembly) {
        isOver = true
        var metadata: Logger.Metadata = ["model": "\(model)", "output": "\(message.usage.output)"]
        if let requestID { metadata["request-id"] = "\(requestID)" }
        if failures > 0 { metadata["attempt"] = "\(failures + 1)" }
        var isCut = false
        for case .end(let stop, _) in ready where [.length, .other].contains(stop) { isCut = true }
        if isCut { metadata["cut"] = "true" }
        // Somebody may ask about what went not quite as usual; every answer in the log would be too much.
        place.log.log(level: failures > 0 || isCut ? .info : .debug, "claude has answered", metadata: metadata)
        Task { await drain() }
    }

    /// Reads the last bytes, which say nothing: after them the connection can be used again.
    private func drain() async {
        guard var reading else { return }
        self.reading = nil
        do {
            while try await reading.body.next(isolation: self) != nil {}
        } catch {
            // The response was whole before.
            place.log.trace("a connection to claude did not end well")
        }
    }

    /// Makes ready to ask again, or to end with what the fault means.
    private func recover(from error: any Error) async throws {
        if Task.isCancelled || error as? TransferFault == .wire(.cancelled) { throw CancellationError() }
        let error = Self.known(error, requestID)
        fault = nil
        failures += 1
        if let message = reading?.message, message.hasBegun {
            // An error before the first block is the servers' own word that nothing was written.
            before.add(error is ClaudeFault && !message.hasBlocks ? message.usage : message.usageIfBroken)
            ready = [.used(ModelUsage())]
        }
        reading = nil
        let elapsed = ContinuousClock.now - began
        let wait = hasSpoken ? nil : place.retries.wait(after: error, failures: failures, elapsed: elapsed)
        let meaning = Self.meaning(of: error, requestID)
        var metadata: Logger.Metadata = ["fault": "\(meaning)", "model": "\(model)", "attempt": "\(failures)"]
        if let wait { metadata["again-in"] = "\(wait)" }
        place.log.warning("claude did not answer", metadata: metadata)
        guard let wait else {
            (isOver, ending) = (true, meaning)
            return
        }
        self.wait = wait
        ready = [.again(before)]
    }

    /// The error as one of those that can be told apart; every other one is an answer that can't be read.
    private static func known(_ error: any Error, _ requestID: String?) -> any Error {
        switch error {
        case MessageAssembly.Fault.told(let body): ClaudeFault(told: body, requestID: requestID)
        case MessageAssembly.Fault.broken: TransferFault.cut
        case is ClaudeFault, is TransferFault: error
        default: TransferFault.unreadable
        }
    }

    private static func meaning(of error: any Error, _ requestID: String?) -> ModelFault {
        if let fault = error as? ClaudeFault { return fault.meaning }
        return (error as? TransferFault ?? .unreadable).meaning(requestID)
    }
}

extension ClaudeFault {
    /// More of an error's body is not read.
    private static let mostBytes = 64 * 1024

    /// The fault that an answer with another status than 200 is; throws when its body can't be read to the end.
    init(_ answer: WireAnswer) async throws {
        var bytes: [UInt8] = []
        do {
            for try await more in answer.body {
                bytes += more
                if bytes.count > Self.mostBytes { break }
            }
        } catch {
            // The status alone says enough; a body that breaks off says nothing.
            bytes = []
        }
        try Task.checkCancellation()
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        self.init(status: answer.status, header: { answer.headers[$0] }, bytes: bytes, now: now)
    }
}
