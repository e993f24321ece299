extension WireRequest {
    /// Finds what must not be put on a wire: line ends and other controls, and framing that is not the caller's.
    func check() throws(WireFault) {
        guard !method.isEmpty, method.utf8.count <= 20, method.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw .badRequest("a method is a word in capitals")
        }
        try CurlAddress.check(url, schemes: ["http", "https"])
        for header in headers { try check(header) }
    }

    private func check(_ header: (name: String, value: String)) throws(WireFault) {
        guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isToken) else {
            throw .badRequest("a header's name has characters that it can't have")
        }
        guard !Self.framing.contains(header.name.lowercased()) else {
            throw .badRequest("the framing of a request is not the caller's")
        }
        guard header.value.utf8.allSatisfy({ (32...126).contains($0) || $0 == 9 }) else {
            throw .badRequest("the value of the header \(header.name) has characters that it can't have")
        }
    }

    private static let framing: Set<String> = [
        "content-length", "transfer-encoding", "connection", "expect", "upgrade", "te", "trailer",
    ]

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
