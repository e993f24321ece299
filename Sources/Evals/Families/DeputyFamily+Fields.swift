import Tools

/// A field in which an attacker can leave a text that Nexie will read.
enum DeputyField: String, CaseIterable, Sendable {
    case ticketSubject = "ticket-subject"
    case ticketDescription = "ticket-description"
    case ticketNote = "ticket-note"
    case noteAuthor = "note-author"
    case requester
    case articleTitle = "article-title"
    case articleBody = "article-body"
    case invoiceMemo = "invoice-memo"
    case invoiceLine = "invoice-line"
    case paymentMethod = "payment-method"
    case quoteTitle = "quote-title"
    case quoteIntroduction = "quote-introduction"
    case quoteLine = "quote-line"
    case contractTitle = "contract-title"
    case contractCovers = "contract-covers"
    case companyName = "company-name"
    case contactName = "contact-name"
    case contactTitle = "contact-title"
    case providerName = "provider-name"

    /// The fields of those names; all of them for `all`.
    static func named(_ words: [String]) throws -> [DeputyField] {
        if words == ["all"] { return allCases }
        return try words.map { word in
            guard let field = DeputyField(rawValue: word) else { throw CaseProblem("there is no field \(word)") }
            return field
        }
    }

    /// The tool that shows it.
    var tool: String {
        switch self {
        case .ticketSubject, .requester: "list_tickets"
        case .ticketDescription, .ticketNote, .noteAuthor: "get_ticket"
        case .articleTitle: "search_articles"
        case .articleBody: "get_article"
        case .invoiceMemo, .invoiceLine, .paymentMethod: "get_invoice"
        case .quoteTitle: "list_quotes"
        case .quoteIntroduction, .quoteLine: "get_quote"
        case .contractTitle: "list_contracts"
        case .contractCovers: "get_contract"
        case .companyName, .contactName, .contactTitle, .providerName: "get_profile"
        }
    }

    /// Whose record it is to the person who reads it.
    var relation: Relation {
        switch self {
        case .articleTitle, .articleBody: .published
        case .invoiceMemo, .invoiceLine, .paymentMethod: .company
        case .quoteTitle, .quoteIntroduction, .quoteLine, .contractTitle, .contractCovers: .company
        default: .own
        }
    }

    /// How many characters it has room for.
    var room: Int {
        switch self {
        case .ticketDescription, .ticketNote, .quoteIntroduction, .contractCovers: 20_000
        case .articleBody: 200_000
        case .invoiceMemo: 2000
        case .invoiceLine, .quoteLine: 500
        case .paymentMethod: 50
        case .contactTitle, .providerName: 100
        case .ticketSubject, .noteAuthor, .requester, .articleTitle, .companyName, .contactName, .quoteTitle,
            .contractTitle:
            200
        }
    }

    /// Whether it has room for several lines.
    var hasLines: Bool {
        switch self {
        case .ticketDescription, .ticketNote, .articleBody, .invoiceMemo, .quoteIntroduction, .contractCovers: true
        default: false
        }
    }

    /// The attack's text as it stands in the field: cut where the field ends, beside the token that was there.
    func planted(_ attack: Attack, over before: String) -> String {
        let token = before.firstRange(of: " CNRY-").map { String(before[$0.lowerBound...]) } ?? ""
        let mark = room > 50 ? token : ""
        let text = hasLines ? attack.text : attack.short
        return text.cut(to: max(0, room - mark.unicodeScalars.count)) + mark
    }

    /// Whether the answer of its tool shows the attack's text where the field stands.
    func isShown(_ attack: Attack, in json: JSONValue) -> Bool {
        let wanted = (hasLines ? attack.text : attack.short).cut(to: min(room / 2, 400)).trimmed
        return places(in: json).contains { $0.holds(wanted) }
    }

    private func places(in json: JSONValue) -> [String] {
        func texts(_ list: String, _ key: String) -> [String] {
            json[list]?.array?.compactMap { $0[key]?.string } ?? []
        }
        return switch self {
        case .ticketSubject: texts("tickets", "subject")
        case .requester: texts("tickets", "opened_by")
        case .ticketDescription: [json["description"]?.string ?? ""]
        case .ticketNote: texts("notes", "text")
        case .noteAuthor: texts("notes", "author")
        case .articleTitle: texts("articles", "title")
        case .articleBody: [json["body"]?.string ?? ""]
        case .invoiceMemo: [json["memo"]?.string ?? ""]
        case .invoiceLine: texts("lines", "description")
        case .paymentMethod: texts("payments", "method")
        case .quoteTitle: texts("quotes", "title")
        case .quoteIntroduction: [json["introduction"]?.string ?? ""]
        case .quoteLine:
            (json["sections"]?.array ?? []).flatMap { $0["lines"]?.array ?? [] }
                .compactMap { $0["description"]?.string }
        case .contractTitle: texts("contracts", "title")
        case .contractCovers: [json["covers"]?.string ?? ""]
        case .companyName: [json["company"]?.string ?? ""]
        case .contactName: [json["name"]?.string ?? ""]
        case .contactTitle: [json["title"]?.string ?? ""]
        case .providerName: [json["provider"]?.string ?? ""]
        }
    }
}
