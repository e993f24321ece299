extension WireLetter {
    /// Finds what could be taken for a command, or for the end of the letter.
    func check() throws(WireFault) {
        try CurlAddress.check(server.url, schemes: ["smtp", "smtps"])
        guard Self.isHostName(try CurlAddress(server.url).path.dropFirst()) else {
            throw .badRequest("the name to greet a mail server by is no host name")
        }
        guard from.isEmpty || Self.isAddress(from) else { throw .badRequest("the sender is no address") }
        guard !to.isEmpty else { throw .badRequest("a letter has a recipient") }
        guard to.allSatisfy(Self.isAddress) else { throw .badRequest("a recipient is no address") }
        guard endsLinesWell else { throw .badRequest("every line of a letter ends in CR LF") }
    }

    /// Whether an address can't be written in ASCII.
    var needsUTF8: Bool { !([from] + to).allSatisfy { $0.utf8.allSatisfy { $0 < 128 } } }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 320
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .unassigned: false
                case .spaceSeparator, .lineSeparator, .paragraphSeparator: false
                default: !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
                }
            }
    }

    private static func isHostName(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case 45, 46, 48...57, 65...90, 97...122: true
            default: false
            }
        }
    }

    // A lone CR or LF is a line end to some servers, and a dot between two of them the end of the letter.
    private var endsLinesWell: Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if (byte == 10) != (last == 13) { return false }
            last = byte
        }
        return bytes.suffix(2) == [13, 10]
    }
}

extension WireMailServer.Login {
    /// Whether there is a login at all.
    var isSomebody: Bool {
        switch self {
        case .none: false
        case .password, .bearer: true
        }
    }
}
