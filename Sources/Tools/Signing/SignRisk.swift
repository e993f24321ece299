import Access
import Store

/// Signs a risk acceptance, once, and writes the evidence of it in the same transaction.
public enum SignRisk: Tool {
    /// The name that callers use.
    public static let name = "sign_risk"
    /// What a model is told.
    public static let about = "Signs and accepts one risk on behalf of the person's company."
    /// What a person reads meanwhile.
    public static let activity = "Signing"
    /// Who may call it.
    public static let need = Need.permission(.risksSign)
    /// What widens it.
    public static let also = [Permission.risksRead]
    /// What it does to the records.
    public static let effect = Effect.signs
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// Minutes for which a login alone is proof enough of who is there.
    public static let freshMinutes = 15

    /// How the marks were made.
    public enum Hand: String, CaseIterable, Sendable {
        /// With the keyboard.
        case typed
        /// With a pointer or a finger.
        case drawn
    }

    /// What the person did.
    public struct Input: ToolInput {
        /// The risk's number.
        public var number = ""
        /// The version that the person was shown.
        public var version: Int64 = 0
        /// The SHA-256 of the document that the person was shown, in lower-case hexadecimal.
        public var hash = ""
        /// Whether the box was ticked that says it was read.
        public var acknowledged = false
        /// The version of the text beside the button.
        public var consent = ""
        /// The full name.
        public var name = ""
        /// How the marks were made.
        public var hand = Hand.typed
        /// The initials, typed.
        public var initials = ""
        /// The signature, drawn.
        public var drawnSignature = ""
        /// The initials, drawn.
        public var drawnInitials = ""
        /// The address as the trusted hop saw it.
        public var address = ""
        /// What the browser calls itself.
        public var browser = ""

        /// Nothing yet.
        public init() {}

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number"),
            .number("version", \.version, 1...9999, required: true, "The version that the person was shown"),
            .text(
                "hash", \.hash, min: 64, max: 64, required: true,
                "The SHA-256 of the document that the person was shown"),
            .flag("acknowledged", \.acknowledged, required: true, "Whether the person ticked that they have read it"),
            .text("consent", \.consent, max: 40, required: true, "The version of the text that was agreed to"),
            .text("name", \.name, max: 200, required: true, "The person's full name"),
            .choice("hand", \.hand, required: true, "How the signature was made"),
            .text("initials", \.initials, max: 12, "The initials, typed"),
            .text("drawn_signature", \.drawnSignature, max: DrawnMark.longest, "The signature, drawn"),
            .text("drawn_initials", \.drawnInitials, max: DrawnMark.longest, "The initials, drawn"),
            .text("address", \.address, max: 64, door: .pages, "Where the request came from"),
            .text("browser", \.browser, max: 300, door: .pages, "What the browser calls itself"),
        ])
    }

    /// The receipt.
    public struct Output: ToolOutput {
        /// The risk's number.
        public let number: String
        /// Its title.
        public let title: String
        /// The place of the evidence in its chain.
        public let record: Int64

        /// The records that it speaks of.
        public var references: [Reference] { [.risk(number: number, title: title)] }

        /// What a model would read.
        public func write(to json: inout JSONFields) {
            json.field("number", number)
            json.field("record", record)
        }
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        if let earlier = try receipt(of: input, store) { return earlier }
        let found = try DecidingOnRisk.find(number: input.number, version: input.version, hash: input.hash, store)
        let risk = found.row
        guard input.acknowledged || Faults.has(.acknowledgementUnasked) else { throw ToolRefusal.conflict(unticked) }
        let subject = try found.subject(from: input.address, input.browser, call, store)
        let paper = SignedPaper(subject, consent: try consent(input), act: try act(input))
        let evidence = try sign(paper, call, store)
        try store.decide(risk, .accepted, reason: "", at: call.now)
        guard try store.risk(number: input.number)?.row.decision?.verdict == .accepted else {
            throw StoreError.fault("a decision on a risk was not kept")
        }
        return Output(number: risk.number, title: risk.title, record: Int64(evidence[.sequence]) ?? 0)
    }

    /// What a person is told whose login is too old.
    public static let needsProof = "Your login is too old to sign with it alone. Type the code that was sent to you."
    /// What is told to whoever is not there in person.
    public static let notInPerson = "Only the person can sign, in a login of their own."
    /// What a person is told who did not tick the box.
    public static let unticked = "Tick the box to say that you have read the document."
    /// What a person is told who typed another name.
    public static let otherName = "Type your own full name, as it stands above the field."
    /// What a person is told whose marks can't be read.
    public static let unmarked = "Give your signature and your initials, typed or drawn."
    /// What a person is told who agreed to another text than the one of today.
    public static let otherConsent = "The text beside the button has changed. Read it again before you sign."

    /// The receipt of this very person's signature under this very document, when it was given before.
    private static func receipt(of input: Input, _ store: borrowing ScopedStore) throws -> Output? {
        guard let risk = try store.risk(number: input.number)?.row, risk.state == .accepted,
            let evidence = try store.evidence(ofRisk: risk.id.text), evidence.text[.document] == input.hash,
            evidence.text.verdict == .accepted,
            evidence.text[.contact] == store.scope.contact.text
        else { return nil }
        return Output(number: risk.number, title: risk.title, record: evidence.sequence)
    }

    private static func act(_ input: Input) throws -> SignedPaper.Act {
        let (signature, initials): (SignedPaper.Mark, SignedPaper.Mark)
        switch input.hand {
        case .typed:
            guard !input.initials.isEmpty else { throw ToolRefusal.conflict(unmarked) }
            (signature, initials) = (.typed(input.name), .typed(input.initials))
        case .drawn:
            guard DrawnMark(input.drawnSignature) != nil, DrawnMark(input.drawnInitials) != nil else {
                throw ToolRefusal.conflict(unmarked)
            }
            (signature, initials) = (.drawn(input.drawnSignature), .drawn(input.drawnInitials))
        }
        return SignedPaper.Act(
            intent: ConsentText.intent, typedName: input.name, signature: signature, initials: initials)
    }

    private static func consent(_ input: Input) throws -> SignedPaper.Consent {
        guard input.consent == ConsentText.version else { throw ToolRefusal.conflict(otherConsent) }
        return try ConsentText.current()
    }

    private static func sign(
        _ paper: SignedPaper, _ call: ToolCall, _ store: borrowing ScopedStore
    ) throws -> EvidenceText {
        do {
            return try store.sign(paper, in: call.session, freshFor: freshMinutes, at: call.now)
        } catch SigningProblem.noLogin {
            throw ToolRefusal.conflict(notInPerson)
        } catch SigningProblem.otherName {
            throw ToolRefusal.conflict(otherName)
        } catch SigningProblem.staleLogin {
            throw ToolRefusal.conflict(needsProof)
        }
    }
}
