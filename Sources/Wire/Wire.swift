import Foundation

/// Every transfer of the house, on one thread.
///
/// ```swift
/// let wire = try Wire()
/// let answer = try await wire.exchange(WireRequest(url: "https://api.example/"))
/// for try await bytes in answer.body { … }
/// ```
public final class Wire: Sendable {
    private let mailbox: Mailbox
    private let census = Census()

    /// Starts the thread; fails where the machine gives no descriptors.
    ///
    /// `authorities` is a file of certificates (PEM) that are trusted instead of the file of the system's.
    public init(authorities: String? = nil) throws(WireFault) {
        let poll = try EventPoll()
        mailbox = Mailbox(poll)
        let loop = try WireLoop(poll, mailbox, census, authorities: authorities)
        let thread = Thread { loop.run() }
        thread.name = "wire"
        thread.start()
    }

    deinit { mailbox.post(.stop) }

    /// Sends a request and answers when the head of the answer is there; the body streams.
    ///
    /// Cancelling the task, or dropping the body unread, ends the transfer at once. A request may be sent a second time
    /// when a kept connection turns out to be closed before a byte of an answer has come.
    public func exchange(_ request: WireRequest) async throws(WireFault) -> WireAnswer {
        try request.check()
        let transfer = Transfer(.request(request), mailbox)
        let head = try await transfer.head()
        return WireAnswer(head, WireBody(transfer))
    }

    /// Gives one message to a mail server; returns when the server has taken it for all recipients.
    public func send(_ letter: WireLetter) async throws(WireFault) {
        try letter.check()
        try await Transfer(.letter(letter), mailbox).end()
    }

    /// Ends every transfer with `stopped`, and returns when the thread has gone.
    public func stop() async {
        mailbox.post(.stop)
        await mailbox.closed()
    }

    /// How many of libcurl's handles there are.
    var handles: Int { census.count }
}
