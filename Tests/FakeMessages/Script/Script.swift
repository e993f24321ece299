extension FakeMessages {
    /// What the server says, scene by scene. A request that no scene wants is answered by the echo.
    public struct Script: Sendable {
        /// Asked in turn; the first that wants a request answers it.
        public var scenes: [Scene]
        /// The only key that is let in; any is when nil.
        public var key: String?

        /// A script of scenes.
        public init(_ scenes: [Scene] = [], key: String? = nil) {
            self.scenes = scenes
            self.key = key
        }

        /// Replies in order, whoever asks; the echo after the last.
        public static func replies(_ replies: Reply...) -> Script { Script([Scene(replies)]) }

        /// One reply, again and again.
        public static func always(_ reply: Reply) -> Script { Script([Scene([reply], again: true)]) }

        /// Nothing but the echo.
        public static let echo = Script()
    }
}

/// Replies for those requests in which a person said certain words.
public struct Scene: Sendable {
    /// What must occur in something that the person said; every request is wanted when empty.
    public var when: String
    /// The replies, in order.
    public var replies: [Reply]
    /// Whether it starts over after the last; otherwise it then wants nothing more.
    public var again: Bool

    /// A scene.
    public init(when: String = "", _ replies: [Reply], again: Bool = false) {
        self.when = when
        self.replies = replies
        self.again = again
    }
}

/// Which scenes have been played how far.
struct Stage {
    let script: FakeMessages.Script
    private var played: [Int: Int] = [:]

    init(_ script: FakeMessages.Script) { self.script = script }

    /// The reply for what the person has said so far; nil when no scene wants it.
    mutating func next(said: [String]) -> Reply? {
        for (place, scene) in script.scenes.enumerated() {
            guard scene.when.isEmpty || said.contains(where: { $0.contains(scene.when) }) else { continue }
            var count = played[place, default: 0]
            if scene.again, !scene.replies.isEmpty { count %= scene.replies.count }
            guard scene.replies.indices.contains(count) else { continue }
            played[place] = count + 1
            return scene.replies[count]
        }
        return nil
    }
}
