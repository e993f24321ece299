import Synchronization

/// Where anybody leaves word for the wire's thread, without waiting for it.
final class Mailbox: Sendable {
    private let poll: EventPoll
    private let inside = Mutex(Inside())

    enum Word: Sendable {
        case begin(Transfer)
        case resume(Transfer)
        case end(Transfer)
        case stop
    }

    private struct Inside {
        var words: [Word] = []
        var isClosed = false
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    init(_ poll: EventPoll) { self.poll = poll }

    /// Leaves word; false when the thread has gone and nobody will read it.
    @discardableResult func post(_ word: Word) -> Bool {
        let (isOpen, mustRing) = inside.withLock { inside in
            guard !inside.isClosed else { return (false, false) }
            inside.words.append(word)
            return (true, inside.words.count == 1)
        }
        if mustRing { poll.ring() }
        return isOpen
    }

    /// All words that wait, oldest first.
    func take() -> [Word] {
        inside.withLock { inside in
            defer { inside.words = [] }
            return inside.words
        }
    }

    /// The thread goes; whatever has come since it last looked is given back.
    func close() -> [Word] {
        let (words, waiting) = inside.withLock { inside in
            inside.isClosed = true
            defer { (inside.words, inside.waitingForEnd) = ([], []) }
            return (inside.words, inside.waitingForEnd)
        }
        for continuation in waiting { continuation.resume() }
        return words
    }

    /// Returns once the thread has gone.
    func closed() async {
        await withCheckedContinuation { continuation in
            let isClosed = inside.withLock { inside in
                if !inside.isClosed { inside.waitingForEnd.append(continuation) }
                return inside.isClosed
            }
            if isClosed { continuation.resume() }
        }
    }
}
