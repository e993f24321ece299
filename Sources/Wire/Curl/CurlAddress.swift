import CCurl

/// A URL as libcurl reads it, so that what is judged is what is connected to.
struct CurlAddress {
    let scheme: String
    let host: String
    let path: String

    /// Reads a URL, and refuses what libcurl can't use, user info, and anything that is not plain ASCII.
    init(_ text: String) throws(WireFault) {
        guard text.utf8.allSatisfy({ (33...126).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }) else {
            throw .badRequest("a URL has characters that it can't have")
        }
        guard let url = curl_url() else { throw .unreachable }
        defer { curl_url_cleanup(url) }
        guard curl_url_set(url, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK,
            let scheme = Self.part(CURLUPART_SCHEME, of: url), let host = Self.part(CURLUPART_HOST, of: url),
            let path = Self.part(CURLUPART_PATH, of: url)
        else { throw .badRequest("a URL has a scheme and a host, and no user") }
        (self.scheme, self.host, self.path) = (scheme, host, path)
    }

    /// Refuses a URL that can't be used, or not with these schemes.
    static func check(_ text: String, schemes: Set<String>) throws(WireFault) {
        guard schemes.contains(try CurlAddress(text).scheme) else {
            throw .badRequest("the URL's scheme is not used here")
        }
    }

    /// Whether the host is this very machine by its written form; no name is asked for.
    var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
