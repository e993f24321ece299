import Synchronization

/// What a transfer is for.
enum Errand: Sendable {
    case request(WireRequest)
    case letter(WireLetter)

    var limits: WireLimits {
        switch self {
        case .request(let request): request.limits
        case .letter(let letter): letter.limits
        }
    }
}

/// Status and header fields of an answer.
struct WireHead: Sendable {
    let status: Int
    let headers: WireHeaders
}

/// One transfer, as the wire's thread and a waiting task both see it.
///
/// The thread brings the head, bytes and the end; the task waits for them. Neither ever waits for the other's lock
/// longer than a copy of bytes takes.
final class Transfer: Sendable {
    let errand: Errand
    private let mailbox: Mailbox
    private let inside = Mutex(Inside())

    /// How many unread bytes a transfer holds before it is paused.
    static let mostUnread = 64 << 10

    private typealias Waiter<T> = CheckedContinuation<Result<T, WireFault>, Never>

    private struct Inside {
        var head: WireHead?
        var unread: [UInt8] = []
        var isPaused = false
        var end: Result<Void, WireFault>?
        var waitsForHead: Waiter<WireHead>?
        var waitsForBytes: Waiter<[UInt8]?>?
    }

    init(_ errand: Errand, _ mailbox: Mailbox) {
        self.errand = errand
        self.mailbox = mailbox
    }

    // The task's side

    /// Hands the transfer to the thread and waits for the head.
    func head(isolation: isolated (any Actor)? = #isolation) async throws(WireFault) -> WireHead {
        try begin()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter<WireHead>) in
                let ready: Result<WireHead, WireFault>? = inside.withLock { inside in
                    if case .failure(.cancelled) = inside.end { return .failure(.cancelled) }
                    if let head = inside.head { return .success(head) }
                    if let end = inside.end { return .failure(Self.fault(withoutHead: end)) }
                    inside.waitsForHead = waiter
                    return nil
                }
                if let ready { waiter.resume(returning: ready) }
            }
        } onCancel: {
            abandon()
        }
        return try result.get()
    }

    /// Hands the transfer to the thread and waits for its end.
    func end(isolation: isolated (any Actor)? = #isolation) async throws(WireFault) {
        try begin()
        while try await next() != nil {}
    }

    private func begin() throws(WireFault) {
        if Task.isCancelled { throw .cancelled }
        if !mailbox.post(.begin(self)) { throw .stopped }
    }

    /// The bytes that have come since the last look, once there are some; nothing at the end.
    func next(isolation: isolated (any Actor)? = #isolation) async throws(WireFault) -> [UInt8]? {
        if Task.isCancelled { abandon() }
        if let ready = ready(orElse: nil) { return try ready.get() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter<[UInt8]?>) in
                if let ready = ready(orElse: waiter) { waiter.resume(returning: ready) }
            }
        } onCancel: {
            abandon()
        }
        return try result.get()
    }

    /// Ends the transfer at once, and forgets what has not been read.
    func abandon() {
        if finish(.failure(.cancelled), keepingUnread: false) { mailbox.post(.end(self)) }
    }

    /// What can be had without waiting. Whoever takes bytes from a paused transfer sets it going again.
    private func ready(orElse waiter: Waiter<[UInt8]?>?) -> Result<[UInt8]?, WireFault>? {
        let (ready, mustResume): (Result<[UInt8]?, WireFault>?, Bool) = inside.withLock { inside in
            if !inside.unread.isEmpty {
                defer { (inside.unread, inside.isPaused) = ([], false) }
                return (.success(inside.unread), inside.isPaused)
            }
            if let end = inside.end { return (end.map { nil }, false) }
            guard inside.waitsForBytes == nil else { return (.failure(.badRequest("a body has one reader")), false) }
            inside.waitsForBytes = waiter
            return (nil, false)
        }
        if mustResume { mailbox.post(.resume(self)) }
        return ready
    }

    // The thread's side

    /// The head is there.
    func begin(_ head: WireHead) {
        let waiter = inside.withLock { inside in
            inside.head = head
            defer { inside.waitsForHead = nil }
            return inside.waitsForHead
        }
        waiter?.resume(returning: .success(head))
    }

    /// Takes bytes; false when too many are unread, and the same bytes have to come again after a `resume`.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let waiter: Waiter<[UInt8]?>?
        let isTaken: Bool
        (waiter, isTaken) = inside.withLock { inside in
            guard inside.end == nil else { return (nil, true) }
            if let waiter = inside.waitsForBytes {
                inside.waitsForBytes = nil
                return (waiter, true)
            }
            inside.isPaused = !inside.unread.isEmpty && inside.unread.count + bytes.count > Self.mostUnread
            if !inside.isPaused { inside.unread.append(contentsOf: bytes) }
            return (nil, !inside.isPaused)
        }
        waiter?.resume(returning: .success(Array(bytes)))
        return isTaken
    }

    /// The transfer is over; false when it was over before. What is unread can still be read.
    @discardableResult func finish(_ end: Result<Void, WireFault>, keepingUnread: Bool = true) -> Bool {
        var head: Waiter<WireHead>?
        var bytes: Waiter<[UInt8]?>?
        let isFirst = inside.withLock { inside in
            if !keepingUnread { inside.unread = [] }
            guard inside.end == nil else { return false }
            inside.end = end
            (head, bytes) = (inside.waitsForHead, inside.waitsForBytes)
            (inside.waitsForHead, inside.waitsForBytes) = (nil, nil)
            return true
        }
        head?.resume(returning: .failure(Self.fault(withoutHead: end)))
        bytes?.resume(returning: end.map { nil })
        return isFirst
    }

    /// What an end means to somebody who waits for a head: also a good end is none.
    private static func fault(withoutHead end: Result<Void, WireFault>) -> WireFault {
        if case .failure(let fault) = end { fault } else { .broken }
    }

    /// Whether it is over, by whichever side.
    var isOver: Bool { inside.withLock { $0.end != nil } }
}
