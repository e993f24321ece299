/// A letter's talk on the connection that libcurl has made for it; on the wire's thread alone.
struct LetterLine {
    let easy: CurlEasy
    let course: LetterCourse

    /// Whether something waits to be sent.
    var isSending: Bool { !course.unsent.isEmpty }

    /// Says and hears what can be said and heard without waiting; the outcome, once there is one.
    func goOn() -> Result<Void, WireFault>? {
        while true {
            let canSend = sendAll()
            guard let bytes = easy.receive() else { return .failure(.broken) }
            if bytes.isEmpty { return canSend ? nil : .failure(.broken) }
            if let fault = course.hear(bytes) { return .failure(fault) }
            if let outcome = course.outcome {
                // Nobody waits for the answer: the letter's fate is known.
                _ = easy.send(Array("QUIT\r\n".utf8)[...])
                return outcome
            }
        }
    }

    /// Sends what the connection takes; false when it takes nothing any more, but may still say why.
    private func sendAll() -> Bool {
        while isSending {
            guard let count = easy.send(course.unsent) else { return false }
            if count == 0 { return true }
            course.sent(count)
        }
        return true
    }
}
