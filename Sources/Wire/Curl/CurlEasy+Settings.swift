import CCurl

/// What libcurl is told for every transfer, for a request and for a letter.
extension CurlEasy {
    /// The house's rules for every transfer: no signals, no waiting for a slow resolver when it ends, TLS as the
    /// system trusts it, nothing from a `.netrc`. Proxies are those of the environment, which libcurl reads itself.
    func setForAll(authorities: String?) throws(WireFault) {
        try set(calls: [CURLOPT_PRIVATE, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA])
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_NETRC, 0)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities {
            try set(CURLOPT_CAINFO, authorities)
            // Beside the file libcurl would go on trusting the system's folder.
            try clear(CURLOPT_CAPATH)
        }
        try set(CURLOPT_CONNECTTIMEOUT_MS, transfer.errand.limits.connect.milliseconds)
        try accept(nexie_easy_on_write(pointer, CURLOPT_HEADERFUNCTION, onLine))
        try accept(nexie_easy_on_write(pointer, CURLOPT_WRITEFUNCTION, onBody))
    }

    /// A request goes out as it was asked for: no redirects, no cookies, no headers of libcurl's own.
    ///
    /// HTTP/1.1 alone: when one reader of several on one HTTP/2 connection pauses, this libcurl reads for none of them.
    func set(_ request: WireRequest) throws(WireFault) {
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_UPLOAD_BUFFERSIZE, 16 << 10)
        try set(calls: [CURLOPT_PREREQDATA])
        try accept(nexie_easy_on_connected(pointer, onConnected))
        try set(CURLOPT_URL, request.url)
        let address = try CurlAddress(request.url)
        // No proxy hears what may be said in the open because it stays on this machine.
        if address.scheme == "http" && address.isLoopback { try set(CURLOPT_NOPROXY, "*") }
        if request.method == "HEAD" {
            try set(CURLOPT_NOBODY, 1)
        } else if !request.body.isEmpty || request.method == "POST" {
            try accept(nexie_easy_body(pointer, request.body, Int(request.body.count)))
        }
        try set(CURLOPT_CUSTOMREQUEST, request.method)
        let names = Set(request.headers.map { $0.name.lowercased() })
        // A name with a colon and nothing behind it keeps libcurl from sending a header of its own.
        let silenced = ["Expect", "Accept", "Content-Type", "User-Agent"].filter { !names.contains($0.lowercased()) }
        try set(
            CURLOPT_HTTPHEADER,
            list: request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
                + silenced.map { "\($0):" })
    }

    /// A letter has a connection of its own, TLS before anything is said, and a login of the kind that was asked for.
    /// That is all that libcurl does for it; the talk is ours.
    func set(_ letter: WireLetter) throws(WireFault) {
        let server = letter.server
        let address = try CurlAddress(server.url)
        let mayBePlain = server.security == .loopbackMayBePlain && address.isLoopback
        try set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try set(CURLOPT_URL, server.url)
        try set(CURLOPT_USE_SSL, Int((mayBePlain ? CURLUSESSL_TRY : CURLUSESSL_ALL).rawValue))
        if mayBePlain { try set(CURLOPT_NOPROXY, "*") }
        try set(CURLOPT_FRESH_CONNECT, 1)
        try set(CURLOPT_CONNECT_ONLY, 1)
        try set(server.login)
    }

    private func set(_ login: WireMailServer.Login) throws(WireFault) {
        switch login {
        case .none: return
        case .password(let user, let password):
            try set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_PASSWORD, password)
        case .bearer(let user, let token):
            try set(CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2")
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_XOAUTH2_BEARER, token)
        }
    }
}

extension Duration {
    /// Whole milliseconds, at least one and at most what libcurl can count.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        let whole = min(max(seconds, 0), 2_000_000) * 1000
        return max(1, Int(whole) + max(0, Int(attoseconds / 1_000_000_000_000_000)))
    }
}

// What libcurl calls, always on the wire's thread. The pointer that it hands back is the transfer's own object, which
// is alive as long as libcurl can call.

private func easy(_ data: UnsafeMutableRawPointer?) -> CurlEasy? {
    data.map { Unmanaged<CurlEasy>.fromOpaque($0).takeUnretainedValue() }
}

/// An answer that is not the number of bytes ends the transfer.
private let onLine: curl_write_callback = { bytes, size, count, data in
    guard let easy = easy(data), let bytes else { return 0 }
    let length = size * count
    easy.ownFault = easy.course.line(UnsafeRawBufferPointer(start: bytes, count: length))
    if easy.patience.stage == .waiting { easy.patience.reach(.streaming, at: .now) }
    return easy.ownFault == nil ? length : 0
}

private let onBody: curl_write_callback = { bytes, size, count, data in
    guard let easy = easy(data), let bytes else { return 0 }
    let length = size * count
    switch easy.course.body(UnsafeRawBufferPointer(start: bytes, count: length)) {
    case .taken: return length
    case .later:
        easy.patience.pause()
        return Int(CURL_WRITEFUNC_PAUSE)
    case .fault(let fault):
        easy.ownFault = fault
        return length == 0 ? 1 : 0
    }
}

private let onConnected: curl_prereq_callback = { data, _, _, _, _ in
    guard let easy = easy(data) else { return CURL_PREREQFUNC_ABORT }
    easy.course.connected()
    easy.patience.reach(.waiting, at: .now)
    return CURL_PREREQFUNC_OK
}
