/// The way of a letter: what the mail server says to each step, and whether it may go on.
final class LetterCourse: Course {
    private let letter: WireLetter
    private var reply = ReplyReading()

    init(_ letter: WireLetter) { self.letter = letter }

    /// libcurl would go on without the login when the server offers none, and would send names that the server can't
    /// read. Both end here, before the server has heard of the letter.
    func connected() -> WireFault? {
        if letter.server.login.isSomebody && !reply.hasLetIn { return Self.noLogin }
        if letter.needsUTF8 && !reply.takesUTF8 {
            return .smtp(code: 553, line: "(ours) The server takes no addresses beyond ASCII")
        }
        return nil
    }

    func line(_ bytes: UnsafeRawBufferPointer) -> WireFault? {
        reply.read(bytes)
        return nil
    }

    func body(_ bytes: UnsafeRawBufferPointer) -> Taking { .taken }

    func fault(of failure: CurlFailure, at stage: Patience.Stage) -> WireFault {
        switch failure {
        case .timeout, .badURL: failure.fault(at: stage)
        case .login: reply.refusal ?? Self.noLogin
        case .tls, .badProtocol, .noConnection, .other: reply.refusal ?? failure.fault(at: stage)
        }
    }

    /// The letter has been written to its end, and libcurl takes its leave.
    func takesLeave() { reply.isOver = true }

    private static let noLogin = WireFault.smtp(
        code: 504, line: "(ours) The server offers no login that is allowed here")
}
