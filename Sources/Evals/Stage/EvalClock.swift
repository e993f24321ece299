import Access
import Synchronization

/// A clock that stands still until a case moves it.
public final class EvalClock: Sendable {
    private let moment: Mutex<Instant>

    /// A clock that shows a moment.
    init(_ moment: Instant) {
        self.moment = Mutex(moment)
    }

    /// What the clock shows.
    public var now: Instant { moment.withLock { $0 } }

    /// Moves the clock on.
    public func advance(seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }

    /// Sets the clock.
    func set(_ instant: Instant) {
        moment.withLock { $0 = instant }
    }
}
