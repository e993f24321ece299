import CCurl

/// libcurl's handle for all transfers together; used on the wire's thread alone.
///
/// libcurl holds a pointer to this object without owning it, and calls nothing any more once `close` has begun.
final class CurlMulti {
    /// When libcurl wants to be called although nothing has happened.
    private(set) var alarm: ContinuousClock.Instant?
    private let pointer: UnsafeMutableRawPointer
    private let poll: EventPoll
    private var isClosed = false
    /// Every transfer under way. Whatever is in here keeps its `CurlEasy` alive for libcurl.
    private var easies: [ObjectIdentifier: CurlEasy] = [:]
    /// Whose transfer a descriptor serves. Every descriptor in here is open: libcurl says so before it closes one.
    private var owners: [Int32: CurlEasy] = [:]
    /// The letters that are talked about, by their descriptors, which libcurl has left to us.
    private var talks: [Int32: LetterLine] = [:]
    /// Talks that have come to an outcome.
    private var ended: [(easy: CurlEasy, fault: WireFault?)] = []

    init(_ poll: EventPoll) throws(WireFault) {
        guard libraryIsReady, let pointer = curl_multi_init() else { throw .stopped }
        self.pointer = pointer
        self.poll = poll
        nexie_multi_calls(pointer, onSocket, onTimer, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { close() }

    /// Closes every connection; the object is of no use afterwards.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        nexie_multi_calls(pointer, nil, nil, nil)
        for easy in easies.values { curl_multi_remove_handle(pointer, easy.pointer) }
        curl_multi_cleanup(pointer)
        (easies, owners, talks, ended) = ([:], [:], [:], [])
    }

    var all: some Collection<CurlEasy> { easies.values }

    func easy(of transfer: Transfer) -> CurlEasy? { easies[ObjectIdentifier(transfer)] }

    func add(_ easy: CurlEasy) -> WireFault? {
        easies[ObjectIdentifier(easy.transfer)] = easy
        guard curl_multi_add_handle(pointer, easy.pointer) == CURLM_OK else {
            easies[ObjectIdentifier(easy.transfer)] = nil
            return .unreachable
        }
        return nil
    }

    /// Takes a transfer out; its connection is closed unless the transfer had come to its end.
    func remove(_ easy: CurlEasy) {
        for (descriptor, line) in talks where line.easy === easy {
            poll.forget(descriptor)
            talks[descriptor] = nil
        }
        curl_multi_remove_handle(pointer, easy.pointer)
        for descriptor in easy.descriptors where owners[descriptor] === easy { owners[descriptor] = nil }
        easies[ObjectIdentifier(easy.transfer)] = nil
    }

    /// Lets libcurl look at a descriptor on which something has happened.
    func act(on event: EventPoll.Event, at now: ContinuousClock.Instant) {
        if let line = talks[event.descriptor] {
            line.easy.patience.touch(at: now)
            return goOn(line, on: event.descriptor)
        }
        owners[event.descriptor]?.patience.touch(at: now)
        var mask: Int32 = 0
        if event.isReadable { mask |= CURL_CSELECT_IN }
        if event.isWritable { mask |= CURL_CSELECT_OUT }
        if event.hasFailed { mask |= CURL_CSELECT_ERR }
        var running: Int32 = 0
        curl_multi_socket_action(pointer, event.descriptor, mask, &running)
    }

    /// Lets libcurl do what is due.
    func actOnAlarm() {
        alarm = nil
        var running: Int32 = 0
        curl_multi_socket_action(pointer, CURL_SOCKET_TIMEOUT, 0, &running)
    }

    /// The next transfer that has ended, already taken out, and what ended it.
    func nextEnded() -> (easy: CurlEasy, fault: WireFault?)? {
        var code = CURLE_OK
        while let pointer = nexie_multi_ended(pointer, &code) {
            guard let easy = CurlEasy.owner(of: pointer) else { continue }
            if code == CURLE_OK, let course = easy.course as? LetterCourse {
                beginTalk(LetterLine(easy: easy, course: course))
            } else {
                ended.append((easy, easy.fault(of: code)))
            }
        }
        guard let last = ended.popLast() else { return nil }
        remove(last.easy)
        return last
    }

    private func beginTalk(_ line: LetterLine) {
        line.easy.patience.reach(.streaming, at: .now)
        guard let descriptor = line.easy.socket else { return ended.append((line.easy, .broken)) }
        if let fault = line.course.beginTalk() { return ended.append((line.easy, fault)) }
        talks[descriptor] = line
        goOn(line, on: descriptor)
    }

    private func goOn(_ line: LetterLine, on descriptor: Int32) {
        switch line.goOn() {
        case .success(): ended.append((line.easy, nil))
        case .failure(let fault): ended.append((line.easy, fault))
        case nil: poll.watch(descriptor, reading: true, writing: line.isSending)
        }
    }

    fileprivate func watch(_ descriptor: Int32, for easy: CurlEasy?, _ what: Int32) {
        guard what != CURL_POLL_REMOVE else {
            owners.removeValue(forKey: descriptor)?.descriptors.remove(descriptor)
            return poll.forget(descriptor)
        }
        owners[descriptor] = easy
        easy?.descriptors.insert(descriptor)
        poll.watch(
            descriptor, reading: what == CURL_POLL_IN || what == CURL_POLL_INOUT,
            writing: what == CURL_POLL_OUT || what == CURL_POLL_INOUT)
    }

    fileprivate func setAlarm(in milliseconds: Int) {
        alarm = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
    }
}

/// libcurl's own beginning, once for the program.
private let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_SSL | CURL_GLOBAL_WIN32)) == CURLE_OK

private let onSocket: curl_socket_callback = { handle, descriptor, what, data, _ in
    guard let data else { return 0 }
    let multi = Unmanaged<CurlMulti>.fromOpaque(data).takeUnretainedValue()
    multi.watch(descriptor, for: CurlEasy.owner(of: handle), what)
    return 0
}

private let onTimer: curl_multi_timer_callback = { _, milliseconds, data in
    guard let data else { return 0 }
    Unmanaged<CurlMulti>.fromOpaque(data).takeUnretainedValue().setAlarm(in: milliseconds)
    return 0
}
