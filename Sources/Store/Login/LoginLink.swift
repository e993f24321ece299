import Access

/// A magic link that has been sent and not been spent.
struct LoginLink {
    let id: String
    let tenant: TenantID?
    let contact: ContactID?
    let browserHash: [UInt8]
    let destination: String
    let codeHash: [UInt8]
    let wrongCodes: Int
    let browser: String
    let askedAt: Instant
    /// The member of staff who invites the person; empty when the person asked.
    let invitedBy: String

    init(_ row: Row) {
        id = row.text(0)
        tenant = row.optionalText(1).map(TenantID.init(stored:))
        contact = row.optionalText(2).map(ContactID.init(stored:))
        browserHash = row.blob(3)
        destination = row.text(4)
        codeHash = row.blob(5)
        wrongCodes = Int(row.integer(6))
        browser = row.text(7)
        askedAt = row.instant(8)
        invitedBy = row.text(9)
    }

    /// Whether this is the browser that asked for the link.
    func wasAsked(by browser: BrowserKey?) -> Bool {
        guard let browser, !browserHash.isEmpty else { return false }
        return areSame(browserHash, HouseKeys.hash(browser.secret))
    }

    /// Whether the code is this link's and has not been killed by wrong tries.
    func takes(code: String, keys: HouseKeys, settings: LoginSettings) -> Bool {
        wrongCodes < settings.wrongCodes && areSame(codeHash, keys.hash(code: code, link: id))
    }
}

/// A code as people type it: spaces and dashes do not matter, six digits do.
enum LoginCode {
    /// The six digits; nil for anything else, which is never counted as a wrong try.
    static func digits(_ typed: String?) -> String? {
        let digits = (typed ?? "").unicodeScalars.filter { !" -\u{00A0}\t\r\n".unicodeScalars.contains($0) }
        guard digits.count == 6, digits.allSatisfy({ (48...57).contains($0.value) }) else { return nil }
        return String(String.UnicodeScalarView(digits))
    }
}
