/// The bytes of an answer, as they come.
public struct WireBody: AsyncSequence, Sendable, Reticent {
    /// A run of bytes that came together; never empty.
    public typealias Element = [UInt8]
    /// What ends a body before its end.
    public typealias Failure = WireFault

    /// The one reader of this body.
    public func makeAsyncIterator() -> Iterator { Iterator() }

    /// The one reader of a body.
    public struct Iterator: AsyncIteratorProtocol {
        /// The next bytes; nothing after the last ones.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(WireFault) -> [UInt8]? {
            throw .stopped
        }
    }
}
