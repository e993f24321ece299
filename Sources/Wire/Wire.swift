/// Every transfer of the house, on one thread.
public final class Wire: Sendable {
    /// Starts the thread; fails where the machine gives no descriptors.
    public init() throws(WireFault) {}

    /// Sends a request and answers when the head of the answer is there; the body streams.
    ///
    /// Cancelling the task, or dropping the body unread, ends the transfer at once.
    public func exchange(_ request: WireRequest) async throws(WireFault) -> WireAnswer { throw .stopped }

    /// Gives one message to a mail server; returns when the server has taken it.
    public func send(_ letter: WireLetter) async throws(WireFault) { throw .stopped }

    /// Ends every transfer with `stopped`, and returns when the thread has gone.
    public func stop() async {}
}
