/// The talk about one letter, from MAIL to the server's verdict: what to say next, and what came of it.
///
/// libcurl brings the connection, with its TLS and the login. It would also hold this talk, but it waits for the
/// verdict with the whole thread, and when a letter is left in the middle it sends what has gone out as a whole one.
struct LetterTalk {
    /// What waits to be sent.
    private(set) var unsent: ArraySlice<UInt8> = []
    /// What came of the letter, once that is known.
    private(set) var outcome: Result<Void, WireFault>?
    private let letter: WireLetter
    private var step = Step.sender

    /// What the server's next reply answers.
    private enum Step {
        case sender
        case recipient(Int)
        case data
        case verdict
    }

    /// Begins the talk with a server that offers these extensions.
    init(_ letter: WireLetter, offers: Set<String>) {
        self.letter = letter
        var command = "MAIL FROM:<\(letter.from)>"
        if offers.contains("SIZE") { command += " SIZE=\(letter.bytes.count)" }
        if offers.contains("8BITMIME"), letter.bytes.contains(where: { $0 > 127 }) { command += " BODY=8BITMIME" }
        if letter.needsUTF8 { command += " SMTPUTF8" }
        say(command)
    }

    /// So many bytes have been sent.
    mutating func sent(_ count: Int) { unsent = unsent.dropFirst(count) }

    /// The server has replied.
    mutating func hear(_ code: Int, _ words: String) {
        guard outcome == nil else { return }
        guard code < 400 else {
            outcome = .failure((400...599).contains(code) ? .smtp(at: place, code: code, line: words) : .broken)
            return
        }
        switch step {
        // A reply before the question is no reply.
        case _ where !unsent.isEmpty: outcome = .failure(.broken)
        case .sender where isDone(code): ask(for: 0)
        case .recipient(let number) where isDone(code): ask(for: number + 1)
        case .data where code == 354:
            step = .verdict
            unsent = Self.dotted(letter.bytes)[...]
        case .verdict where isDone(code): outcome = .success(())
        case .sender, .recipient, .data, .verdict: outcome = .failure(.broken)
        }
    }

    /// What a refusal would be about.
    private var place: MailStep {
        switch step {
        case .sender: .sender
        case .recipient: .recipient
        case .data, .verdict: .data
        }
    }

    private func isDone(_ code: Int) -> Bool { (200...299).contains(code) }

    private mutating func ask(for recipient: Int) {
        guard recipient < letter.to.count else {
            step = .data
            return say("DATA")
        }
        step = .recipient(recipient)
        say("RCPT TO:<\(letter.to[recipient])>")
    }

    private mutating func say(_ command: String) { unsent = Array("\(command)\r\n".utf8)[...] }

    /// The letter with a second dot at each line that begins with one, and the lone dot that ends it.
    private static func dotted(_ bytes: [UInt8]) -> [UInt8] {
        let dot = UInt8(ascii: ".")
        var all: [UInt8] = []
        all.reserveCapacity(bytes.count + 64)
        var last = UInt8(ascii: "\n")
        for byte in bytes {
            if byte == dot, last == UInt8(ascii: "\n") { all.append(dot) }
            all.append(byte)
            last = byte
        }
        return all + ".\r\n".utf8
    }
}
