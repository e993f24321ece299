import Access

/// What a person signs and how, as their page showed it; who they are is read from the rows when it is written down.
public struct SignedPaper: Sendable {
    /// What is signed, and from where.
    public let subject: Subject
    /// What the person agreed to.
    public let consent: Consent
    /// What the person did.
    public let act: Act

    /// A document that somebody decides on, and from where.
    public struct Subject: Sendable {
        /// The risk's own identifier.
        public let risk: String
        /// The number by which people call it.
        public let number: String
        /// Which version of it.
        public let version: String
        /// The document, byte by byte.
        public let document: [UInt8]
        /// When this person first saw exactly this document.
        public let firstViewedAt: Instant
        /// From where.
        public let place: Place

        /// A document and a place.
        public init(
            risk: String, number: String, version: String, document: [UInt8], firstViewedAt: Instant, place: Place
        ) {
            self.risk = risk
            self.number = number
            self.version = version
            self.document = document
            self.firstViewedAt = firstViewedAt
            self.place = place
        }
    }

    /// The text that stood beside the button.
    public struct Consent: Sendable, Hashable {
        /// Its name and version.
        public let version: String
        /// The text, word for word.
        public let text: String

        /// A text.
        public init(version: String, text: String) {
            self.version = version
            self.text = text
        }

        /// The hash of the text, in hexadecimal digits.
        public var hash: String { hexadecimal(Digest.of(Array(text.utf8))) }
    }

    /// What the person did.
    public struct Act: Sendable, Hashable {
        /// The words of the button.
        public let intent: String
        /// The full name as it was typed.
        public let typedName: String
        /// The signature.
        public let signature: Mark
        /// The initials.
        public let initials: Mark

        /// An act.
        public init(intent: String, typedName: String, signature: Mark, initials: Mark) {
            self.intent = intent
            self.typedName = typedName
            self.signature = signature
            self.initials = initials
        }
    }

    /// A signature or initials.
    public enum Mark: Sendable, Hashable {
        /// Written with the keyboard.
        case typed(String)
        /// Drawn: strokes of points, as `DrawnMark` writes them.
        case drawn(String)

        var kind: String {
            switch self {
            case .typed: "typed"
            case .drawn: "drawn"
            }
        }

        var text: String {
            switch self {
            case .typed(let text), .drawn(let text): text
            }
        }
    }

    /// Where the request came from, and what the signer's clock showed.
    public struct Place: Sendable, Hashable {
        /// The address as the trusted hop saw it.
        public let address: String
        /// What the browser calls itself.
        public let browser: String
        /// The name of the signer's time zone.
        public let zone: String
        /// The moment as the signer's clock showed it, with its offset.
        public let localTime: String

        /// A place.
        public init(address: String, browser: String, zone: String, localTime: String) {
            self.address = address
            self.browser = browser
            self.zone = zone
            self.localTime = localTime
        }
    }

    /// A paper.
    public init(_ subject: Subject, consent: Consent, act: Act) {
        self.subject = subject
        self.consent = consent
        self.act = act
    }
}

/// What a person declines and why, as their page showed it; who they are is read from the rows when it is written down.
public struct DeclinedPaper: Sendable {
    /// What is declined, and from where.
    public let subject: SignedPaper.Subject
    /// The words of the button.
    public let intent: String
    /// Why, word for word.
    public let reason: String

    /// A paper.
    public init(_ subject: SignedPaper.Subject, intent: String, reason: String) {
        self.subject = subject
        self.intent = intent
        self.reason = reason
    }
}

/// Why a signature was not taken.
public enum SigningProblem: Error, Sendable, Hashable {
    /// The person did not come by a login of their own, or that login is over.
    case noLogin
    /// The login is too old, and nothing newer proves who is there.
    case staleLogin
    /// The name that was typed is not the signer's.
    case otherName
}
