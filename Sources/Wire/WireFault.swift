/// Why a transfer came to nothing, or only to a part.
public enum WireFault: Error, Sendable, Equatable {
    /// What was asked for is not fit to be sent; the words name the part and never repeat it.
    case badRequest(String)
    /// The name has no address, nobody listens there, or the connection ended before it was ready for use.
    case unreachable
    /// The connection, with TLS and a mail server's login, was not ready in time.
    case connectTimeout
    /// The request was sent, and no line of an answer came in time.
    case firstByteTimeout
    /// No byte moved for longer than allowed.
    case silence
    /// The whole took longer than allowed.
    case whole
    /// It ended in the middle. Of a letter it is then unknown whether the server has taken it.
    case broken
    /// The head or the body of the answer is larger than allowed.
    case tooLarge
    /// No connection came about that TLS protects and whose other end has proved its name.
    case insecure
    /// The mail server's refusal of what was said to it at a step: its reply code, 400 to 599, and the last line of its
    /// reply without the code. At the first step the line is ours or empty, because what the server says about a login
    /// may repeat it.
    case smtp(at: MailStep, code: Int, line: String)
    /// The task that waited was cancelled, or the body was dropped.
    case cancelled
    /// The wire has been stopped, or never came to run.
    case stopped
}

/// How far a talk with a mail server has come.
public enum MailStep: Sendable, Equatable {
    /// Greeting, TLS and login; the server has not heard of the letter.
    case connection
    /// The sender's address.
    case sender
    /// A recipient's address.
    case recipient
    /// The letter itself, and the wish to give it.
    case data
}
