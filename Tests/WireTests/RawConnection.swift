import Foundation

/// One end of a connection, in the hands of a test that plays the server byte by byte.
///
/// Everything waits at most a minute, so that a test fails and does not hang.
final class RawConnection: @unchecked Sendable {
    private let input: Int32
    private let output: Int32
    private var waiting: [UInt8] = []

    init(_ descriptor: Int32) { (input, output) = (descriptor, descriptor) }

    init(input: Int32, output: Int32) { (self.input, self.output) = (input, output) }

    /// Sends all bytes; false when the other end has gone.
    @discardableResult func say(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult func say(_ text: String) -> Bool { say(Array(text.utf8)) }

    /// Sends one line of a mail server.
    @discardableResult func line(_ text: String) -> Bool { say(text + "\r\n") }

    /// The next line without its end; nothing when the other end has gone.
    func readLine() -> String? {
        while true {
            if let end = waiting.firstIndex(of: 10) {
                defer { waiting.removeSubrange(...end) }
                return String(decoding: waiting[..<end], as: UTF8.self).trimmingCharacters(in: ["\r"])
            }
            guard readMore() else { return nil }
        }
    }

    /// Everything up to and with the mark.
    func read(until mark: String) -> String? {
        while true {
            let text = String(decoding: waiting, as: UTF8.self)
            if let range = text.range(of: mark) {
                let found = String(text[..<range.upperBound])
                waiting.removeFirst(found.utf8.count)
                return found
            }
            guard readMore() else { return nil }
        }
    }

    /// The head of a request, with its empty line.
    @discardableResult func readHead() -> String? { read(until: "\r\n\r\n") }

    func readBytes(_ count: Int) -> [UInt8]? {
        while waiting.count < count {
            guard readMore() else { return nil }
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    /// Reads until the other end has gone; false when it stays.
    func seesTheEnd() -> Bool {
        while readMore() {}
        return errno != EAGAIN
    }

    /// Closes the connection as a crash does, with a reset.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(output, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        hangUp()
    }

    func hangUp() {
        close(input)
        if output != input { close(output) }
    }

    private func readMore() -> Bool {
        errno = 0
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        let count = Foundation.read(input, &piece, piece.count)
        guard count > 0 else { return false }
        waiting += piece.prefix(count)
        return true
    }
}
