import Access

/// A message that one worker has taken out of the outbox, for as long as its lease runs.
struct Parcel: Sendable {
    let id: String
    let content: Content
    /// How often it has been taken, this time included.
    let tries: Int
    /// Whether no try has failed yet, also none before staff tried it again.
    let isNew: Bool
    /// When it is given up.
    let endsAt: Instant
    /// Which worker has it.
    let owner: String

    /// What is in it.
    enum Content: Sendable {
        /// The message of a login link.
        case login(link: String)
        /// A notice to a person, with the identifier of the record that it is about; empty where there is none.
        case notice(NoticeKind, TenantID, ContactID, record: String)
        /// The code by which a person proves once more who they are, before they sign.
        case signing(proof: String, TenantID, ContactID)
        /// What a person has signed or declined, by the record's place in its tenant's chain.
        case receipt(record: Int64, TenantID, ContactID)
        /// The message with which a member of staff tries the mail.
        case trial(TenantID, StaffID)
        /// Word of a changed address, to the old one or to the new one.
        case address(AddressLetter.Side, TenantID, ContactID, request: String)
        /// A kind of notice that this program does not know.
        case unknown
    }

    init(_ row: Row, owner: String) {
        self.owner = owner
        id = row.text(0)
        tries = Int(row.integer(6))
        endsAt = row.instant(7)
        isNew = tries == 1 && row.text(8).isEmpty
        if let link = row.optionalText(2) {
            content = .login(link: link)
        } else if row.text(1) == "signing" {
            content = .signing(proof: row.text(5), row.id(3), row.id(4))
        } else if row.text(1) == "receipt" {
            content = Int64(row.text(5)).map { .receipt(record: $0, row.id(3), row.id(4)) } ?? .unknown
        } else if row.text(1) == "trial" {
            content = .trial(row.id(3), row.id(9))
        } else if let side = AddressLetter.Side(parcelKind: row.text(1)) {
            content = .address(side, row.id(3), row.id(4), request: row.text(5))
        } else if let kind = NoticeKind(rawValue: row.text(1)) {
            content = .notice(kind, row.id(3), row.id(4), record: row.text(5))
        } else {
            content = .unknown
        }
    }
}

/// What one worker carries.
enum Lane {
    /// Logins and codes, and notices when none of them waits.
    case any
    /// Logins and codes for signing alone, so that nobody who sits before a page waits behind a notice.
    case logins
}

/// What was found when a parcel was opened.
enum Opened<Letter: Sendable>: Sendable {
    /// What to write.
    case letter(Letter)
    /// Nobody is to get it, or another worker has it by now.
    case nobody
    /// Its time is over.
    case late
}

extension Opened {
    /// The message of the letter; nobody's when the writer has none for it.
    func written(
        by write: @Sendable (Letter) async throws -> MailMessage?
    ) async rethrows -> Opened<MailMessage> {
        switch self {
        case .letter(let letter): try await write(letter).map { .letter($0) } ?? .nobody
        case .nobody: .nobody
        case .late: .late
        }
    }
}

/// How long a message waits after each try.
enum BackOff {
    /// The longest wait for a notice; a login's is shorter, because a link is not worth much later.
    static let longest: Int64 = 3600
    static let longestForLogin: Int64 = 120
    /// How long a notice is tried.
    static let patience: Int64 = 3 * 86400

    /// Seconds: 5 after the first try, each time twice as long up to the longest, and up to half of it more by chance, so
    /// that messages that failed together do not come back together.
    static func seconds(afterTries tries: Int, isLogin: Bool) -> Int64 {
        let doubled = Int64(5) << Int64(min(max(tries - 1, 0), 20))
        let wait = min(doubled, isLogin ? longestForLogin : longest)
        return wait + Int64.random(in: 0...(wait / 2))
    }
}
