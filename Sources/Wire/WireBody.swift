import Synchronization

/// The bytes of an answer, as they come.
///
/// What the reader has not taken waits in memory up to 64 kB; from there on the sender has to wait. Dropping the body
/// before it is read, or its iterator before the end, closes the connection.
public struct WireBody: AsyncSequence, Sendable, Reticent {
    /// A run of bytes that came together; never empty.
    public typealias Element = [UInt8]
    /// What ends a body before its end.
    public typealias Failure = WireFault

    private let hold: Hold

    init(_ transfer: Transfer) { hold = Hold(transfer) }

    /// The one reader of this body; a second one gets a fault.
    public func makeAsyncIterator() -> Iterator { Iterator(hold.claim()) }

    /// The one reader of a body.
    public struct Iterator: AsyncIteratorProtocol {
        private let reader: Reader?

        fileprivate init(_ reader: Reader?) { self.reader = reader }

        /// The next bytes; nothing after the last ones. Cancelling the task that waits ends the transfer.
        public mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(WireFault) -> [UInt8]? {
            guard let reader else { throw .badRequest("a body can be read once") }
            return try await reader.transfer.next()
        }
    }

    /// Ends the transfer when the body goes before anybody has begun to read it.
    private final class Hold: Sendable {
        private let transfer: Transfer
        private let isClaimed = Atomic(false)

        init(_ transfer: Transfer) { self.transfer = transfer }

        deinit {
            if !isClaimed.load(ordering: .acquiring) { transfer.abandon() }
        }

        func claim() -> Reader? {
            isClaimed.exchange(true, ordering: .acquiringAndReleasing) ? nil : Reader(transfer)
        }
    }

    /// Ends the transfer when the iterator goes; after the end of the transfer that does nothing.
    fileprivate final class Reader: Sendable {
        let transfer: Transfer

        init(_ transfer: Transfer) { self.transfer = transfer }

        deinit { transfer.abandon() }
    }
}
