/// How far a transfer is, and how long it may still take there.
struct Patience {
    private let limits: WireLimits
    private let begun: ContinuousClock.Instant
    private var reached: ContinuousClock.Instant
    private var lastByte: ContinuousClock.Instant
    private(set) var stage = Stage.connecting
    private(set) var isPaused = false

    enum Stage {
        case connecting
        case waiting
        case streaming
    }

    init(_ limits: WireLimits, at now: ContinuousClock.Instant) {
        self.limits = limits
        (begun, reached, lastByte) = (now, now, now)
    }

    /// Goes to a stage; a second time when libcurl tries again on a new connection.
    mutating func reach(_ stage: Stage, at now: ContinuousClock.Instant) {
        self.stage = stage
        (reached, lastByte) = (now, now)
    }

    /// A byte has moved.
    mutating func touch(at now: ContinuousClock.Instant) { lastByte = now }

    /// Our reader has enough for now; until it reads on, silence is its own.
    mutating func pause() { isPaused = true }

    mutating func resume(at now: ContinuousClock.Instant) {
        isPaused = false
        lastByte = now
    }

    /// The limit that is passed, if one is.
    func fault(at now: ContinuousClock.Instant) -> WireFault? {
        deadlines.first { $0.instant <= now }?.fault
    }

    /// When it has to be looked at again: at its deadline, or when a stage that it may yet enter could be over.
    func nextLook(after now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let shortest = min(limits.connect, limits.firstByte, limits.silence, limits.whole)
        return deadlines.reduce(now + shortest) { min($0, $1.instant) }
    }

    private var deadlines: [(instant: ContinuousClock.Instant, fault: WireFault)] {
        let whole = (begun + limits.whole, WireFault.whole)
        switch stage {
        case .connecting: return [(begun + limits.connect, .connectTimeout), whole]
        case .waiting: return [(reached + limits.firstByte, .firstByteTimeout), whole]
        case .streaming: return isPaused ? [whole] : [(lastByte + limits.silence, .silence), whole]
        }
    }
}
