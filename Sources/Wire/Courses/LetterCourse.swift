/// The way of a letter: libcurl makes the connection and logs in, and then the talk about the letter begins.
final class LetterCourse: Course {
    private let letter: WireLetter
    private var replies = ReplyReading()
    private var last: ReplyReading.Line?
    private var offers: Set<String> = []
    private var hasLetIn = false
    private var talk: LetterTalk?

    init(_ letter: WireLetter) { self.letter = letter }

    func connected() {}

    /// libcurl shows every line of the server's greeting, offers and login.
    func line(_ bytes: UnsafeRawBufferPointer) -> WireFault? {
        for line in replies.read(bytes) ?? [] {
            // What was offered or granted before TLS was said by nobody in particular.
            if line.code == 220 { (offers, hasLetIn) = ([], false) }
            if line.code == 235 { hasLetIn = true }
            if line.code == 250, let word = line.words.split(separator: " ").first {
                offers.insert(word.uppercased())
            }
            last = line
        }
        return nil
    }

    func body(_ bytes: UnsafeRawBufferPointer) -> Taking { .taken }

    func fault(of failure: CurlFailure, at stage: Patience.Stage) -> WireFault {
        switch failure {
        case .timeout, .badURL: failure.fault(at: stage)
        case .login: refusal ?? Self.noLogin
        case .tls, .badProtocol, .noConnection, .other: refusal ?? failure.fault(at: stage)
        }
    }

    /// Begins the talk.
    ///
    /// libcurl goes on without the login when the server offers none; and a name that the server can't read must not be
    /// sent. Both end here, before the server has heard of the letter.
    func beginTalk() -> WireFault? {
        if letter.server.login.isSomebody && !hasLetIn { return Self.noLogin }
        if letter.needsUTF8 && !offers.contains("SMTPUTF8") {
            let place = letter.from.utf8.allSatisfy { $0 < 128 } ? MailStep.recipient : .sender
            return .smtp(at: place, code: 553, line: "(ours) The server takes no addresses beyond ASCII")
        }
        replies = ReplyReading()
        talk = LetterTalk(letter, offers: offers)
        return nil
    }

    /// What waits to be sent.
    var unsent: ArraySlice<UInt8> { talk?.unsent ?? [] }

    /// What came of the letter, once that is known.
    var outcome: Result<Void, WireFault>? { talk?.outcome }

    /// So many bytes have been sent.
    func sent(_ count: Int) { talk?.sent(count) }

    /// The server has said something.
    func hear(_ bytes: some Sequence<UInt8>) -> WireFault? {
        guard let lines = replies.read(bytes) else { return .broken }
        for line in lines where line.isLast { talk?.hear(line.code, line.words) }
        return nil
    }

    /// The latest reply, when it is a refusal; without its words, which may repeat a password.
    private var refusal: WireFault? {
        guard let last, (400...599).contains(last.code) else { return nil }
        return .smtp(at: .connection, code: last.code, line: "")
    }

    private static let noLogin = WireFault.smtp(
        at: .connection, code: 504, line: "(ours) The server offers no login that is allowed here")
}
