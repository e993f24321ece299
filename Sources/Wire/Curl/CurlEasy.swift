import CCurl

/// One transfer as libcurl has it; used on the wire's thread alone.
///
/// libcurl holds a pointer to this object without owning it. The object outlives every call that could use it: the
/// multi handle keeps it from before the easy handle is added until after it is removed, libcurl calls nothing for an
/// easy handle that is not in a multi handle, and the handle is freed here when the object goes.
final class CurlEasy {
    let transfer: Transfer
    let course: any Course
    let pointer: UnsafeMutableRawPointer
    var patience: Patience
    /// Why one of our own calls has ended the transfer; libcurl then only knows that we did.
    var ownFault: WireFault?
    /// The descriptors that libcurl watches for it.
    var descriptors: Set<Int32> = []
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private let census: Census

    init(_ transfer: Transfer, census: Census, authorities: String?) throws(WireFault) {
        guard let pointer = curl_easy_init() else { throw .unreachable }
        self.transfer = transfer
        self.pointer = pointer
        self.census = census
        patience = Patience(transfer.errand.limits, at: .now)
        switch transfer.errand {
        case .request: course = RequestCourse(transfer)
        case .letter(let letter): course = LetterCourse(letter)
        }
        census.add(1)
        try setForAll(authorities: authorities)
        switch transfer.errand {
        case .request(let request): try set(request)
        case .letter(let letter): try set(letter)
        }
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
        census.add(-1)
    }

    /// Whose handle it is; nothing for those that libcurl has made for itself.
    static func owner(of pointer: UnsafeMutableRawPointer?) -> CurlEasy? {
        guard let pointer, let kept = nexie_easy_private(pointer) else { return nil }
        return Unmanaged<CurlEasy>.fromOpaque(kept).takeUnretainedValue()
    }

    /// Lets a paused body go on, and may bring bytes at once.
    func resume() -> WireFault? {
        patience.resume(at: .now)
        let code = curl_easy_pause(pointer, CURLPAUSE_CONT)
        return code == CURLE_OK ? nil : fault(of: code)
    }

    /// What libcurl's result means; nothing when all went well.
    func fault(of code: CURLcode) -> WireFault? {
        guard code != CURLE_OK else { return nil }
        return ownFault ?? course.fault(of: CurlFailure(code), at: patience.stage)
    }

    /// The socket of a connection that libcurl has made ready for a letter.
    var socket: Int32? {
        var socket = CURL_SOCKET_BAD
        guard nexie_easy_socket(pointer, &socket) == CURLE_OK, socket != CURL_SOCKET_BAD else { return nil }
        return socket
    }

    /// Sends on a connection made for a letter; answers how many bytes went, 0 when it has to wait, nothing when the
    /// connection is broken.
    func send(_ bytes: ArraySlice<UInt8>) -> Int? {
        var count = 0
        let code = bytes.withUnsafeBytes { curl_easy_send(pointer, $0.baseAddress, $0.count, &count) }
        return code == CURLE_OK ? count : code == CURLE_AGAIN ? 0 : nil
    }

    /// Reads from a connection made for a letter; empty when it has to wait, nothing when the connection has ended.
    func receive() -> [UInt8]? {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            var count = 0
            let code = curl_easy_recv(pointer, buffer.baseAddress, buffer.count, &count)
            if code == CURLE_AGAIN { return [] }
            return code == CURLE_OK && count > 0 ? Array(buffer.prefix(count)) : nil
        }
    }

    // What follows is for the settings, which stand in a file of their own

    func set(_ option: CURLoption, _ number: Int) throws(WireFault) {
        try accept(nexie_easy_number(pointer, option, number))
    }

    func set(_ option: CURLoption, _ text: String) throws(WireFault) {
        try accept(nexie_easy_text(pointer, option, text))
    }

    func clear(_ option: CURLoption) throws(WireFault) {
        try accept(nexie_easy_text(pointer, option, nil))
    }

    func set(_ option: CURLoption, list texts: [String]) throws(WireFault) {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard let longer = curl_slist_append(list, text) else {
                curl_slist_free_all(list)
                throw .unreachable
            }
            list = longer
        }
        if let list { lists.append(list) }
        try accept(nexie_easy_list(pointer, option, list))
    }

    func set(calls options: [CURLoption]) throws(WireFault) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        for option in options { try accept(nexie_easy_pointer(pointer, option, me)) }
    }

    func accept(_ code: CURLcode) throws(WireFault) {
        guard code == CURLE_OK else { throw CurlFailure(code).fault(at: .connecting) }
    }
}

extension CurlFailure {
    init(_ code: CURLcode) {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: self = .timeout
        case CURLE_URL_MALFORMAT: self = .badURL
        case CURLE_UNSUPPORTED_PROTOCOL: self = .badProtocol
        case CURLE_LOGIN_DENIED: self = .login
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_PROXY:
            self = .noConnection
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_SHUTDOWN_FAILED:
            self = .tls
        default: self = .other
        }
    }
}
