/// Something unpleasant, or only unusual, and when it comes.
public struct Happening: Sendable, Hashable {
    /// After how many events of the answer: 0 is before `message_start`, `beforeHead` before the answer's head.
    public var after: Int
    /// What happens.
    public var deed: Deed

    /// Before anything is said at all.
    public static let beforeHead = -1

    /// A happening.
    public init(after: Int, _ deed: Deed) {
        self.after = after
        self.deed = deed
    }

    /// What may happen.
    public enum Deed: Sendable, Hashable {
        /// An event, known or not.
        case event(String, JSON)
        /// Bytes as they are.
        case bytes([UInt8])
        /// Nothing for so many milliseconds.
        case wait(Int)
        /// Nothing, until the client leaves.
        case stall
        /// The answer's end in good order, though there should be more.
        case end
        /// So many bytes of the next event, then the connection closes.
        case cut(Int)
        /// The connection is reset.
        case reset

        /// A sign of life.
        public static let ping = event("ping", ["type": "ping"])

        /// An error in an answer that began well.
        public static func error(_ type: String = "overloaded_error", _ message: String = "Overloaded") -> Deed {
            event("error", ["type": "error", "error": ["type": .text(type), "message": .text(message)]])
        }

        /// Bytes of a text.
        public static func bytes(of text: String) -> Deed { bytes(Array(text.utf8)) }
    }
}
