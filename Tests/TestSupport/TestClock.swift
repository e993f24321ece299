import Access
import Synchronization

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let moment: Mutex<Instant>

    /// A clock that shows a Thursday noon in Berlin unless told otherwise.
    public init(_ moment: Instant = Instant(milliseconds: 1_772_708_400_000)) {
        self.moment = Mutex(moment)
    }

    /// What the clock shows.
    public var now: Instant { moment.withLock { $0 } }

    /// Moves the clock on.
    public func advance(seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }

    /// Sets the clock.
    public func set(_ instant: Instant) {
        moment.withLock { $0 = instant }
    }
}
