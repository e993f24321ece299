import Tools

/// What the page says on which a person signs.
struct SigningModel {
    /// The risk, with the document as it is signed.
    let risk: RiskModel
    /// Who signs, as it will be recorded.
    let signer: [(term: String, value: String)]
    let consent: Consent
    var draft = SigningDraft()
    /// Whether a code is asked for.
    var asksForCode = false
    /// What is wrong, by field.
    var problems: [String: String] = [:]
    let csrf: String

    var number: String { risk.document.number }
    var document: RiskDocument { risk.document }

    /// What is wrong with a field, in a sentence.
    func error(_ field: String) -> String? { problems[field] }
}

/// What was typed and drawn so far.
struct SigningDraft {
    var acknowledged = false
    var name = ""
    var hand = SignRisk.Hand.typed
    var initials = ""
    var drawnSignature = ""
    var drawnInitials = ""

    /// Nothing yet.
    init() {}

    /// The form as it was sent; of marks only what can be read.
    init(sent form: FormValues) {
        acknowledged = form["acknowledged"] == "on"
        name = form["name"].cut(to: 200)
        hand = SignRisk.Hand(rawValue: form["hand"]) ?? .typed
        initials = form["initials"].cut(to: 12)
        drawnSignature = DrawnMark(form["drawn_signature"]) == nil ? "" : form["drawn_signature"]
        drawnInitials = DrawnMark(form["drawn_initials"]) == nil ? "" : form["drawn_initials"]
    }
}
