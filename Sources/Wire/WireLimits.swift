/// How long a transfer may take in its parts, and how much may come back.
public struct WireLimits: Sendable, Equatable {
    /// Until the connection can be used: name, TCP, TLS, and of a mail server its greeting and the login.
    public var connect: Duration
    /// From there to the first line of the answer, with the sending of the request. A letter has no such limit.
    public var firstByte: Duration
    /// Between two bytes, whatever they are. A pause that our own reader makes does not count.
    public var silence: Duration
    /// From asking to the last byte, with all waiting for our own reader.
    public var whole: Duration
    /// Bytes of the answer's body.
    public var largestBody: Int

    /// The defaults are those of a streamed answer over the internet.
    public init(
        connect: Duration = .seconds(5), firstByte: Duration = .seconds(60), silence: Duration = .seconds(90),
        whole: Duration = .seconds(600), largestBody: Int = 64 << 20
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.silence = silence
        self.whole = whole
        self.largestBody = largestBody
    }

    /// For a letter: mail servers greet late on purpose, and may think for long about what they have read.
    public static let letter = WireLimits(connect: .seconds(60), silence: .seconds(300))
}
