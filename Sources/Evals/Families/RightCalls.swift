import Store
import Tools

/// What one person would really ask of each tool, and what the answer must speak of.
struct RightCalls: Sendable {
    let persona: Persona
    let oracle: Oracle
    let reference: Reference
    /// A conversation of the person's own; nobody's unless it was made.
    var conversation = nobodys
    /// A suggestion that waits for the person; nobody's unless it was made.
    var proposal = nobodys

    /// An identifier that nothing has.
    static let nobodys = "01ARZ3NDEKTSV4RRFFQ69G5FAV"

    init(_ persona: Persona, _ oracle: Oracle, _ reference: Reference) {
        self.persona = persona
        self.oracle = oracle
        self.reference = reference
    }

    /// The arguments of a sensible call; an empty object for a tool that is not there yet.
    func arguments(_ tool: String) -> JSONValue {
        switch tool {
        case "get_ticket": ["number": .integer(ticket)]
        case "add_ticket_note": ["number": .integer(openTicket), "body": "It still happens.", "reopen": "no"]
        case "close_ticket": ["number": .integer(openTicket)]
        case "reopen_ticket": ["number": .integer(doneTicket), "reason": "It is back."]
        case "rate_ticket": ["number": .integer(doneTicket), "rating": "good"]
        case "create_ticket": ["subject": "The scanner is silent", "description": "Since this morning."]
        case "list_tickets", "list_invoices", "list_quotes", "list_contracts", "search_articles", "list_risks":
            ["limit": 50]
        case "get_risk", "view_risk": ["number": .string(risk)]
        case "decline_risk":
            [
                "number": "nowhere", "version": 1, "hash": .string(String(repeating: "0", count: 64)),
                "reason": "We would rather not.",
            ]
        case "get_invoice": ["number": .string(invoice)]
        case "get_quote": ["number": .string(quote)]
        case "get_contract": ["number": .string(contract)]
        case "get_article": ["slug": .string(article)]
        case "get_conversation": ["conversation": .string(conversation)]
        case "keep_message": ["conversation": .string(conversation), "author": "person", "content": "One more thing."]
        case "keep_proposal":
            ["conversation": .string(conversation), "tool": "create_ticket", "input": #"{"subject":"A new chair"}"#]
        case "get_proposal": ["proposal": .string(proposal)]
        case "settle_proposal": ["proposal": .string(proposal), "decision": "cancel"]
        case "set_notifications": ["created": false]
        case "update_profile": ["phone": "+44 20 7946 0009"]
        case "request_profile_change": ["field": "name", "wanted": "Another Name"]
        case "settle_profile_change": ["request": .string(Self.nobodys), "decision": "noted"]
        case "end_session": ["session": .string(Self.nobodys)]
        case "rename_conversation": ["conversation": .string(conversation), "title": "Of the scanner"]
        case "delete_conversation": ["conversation": .string(Self.nobodys)]
        case "sign_risk":
            [
                "number": .string(Self.nobodys), "version": 1, "hash": .string(String(repeating: "0", count: 64)),
                "acknowledged": true, "consent": "risk-acceptance-1", "name": .string(persona.name), "hand": "typed",
                "initials": "XY",
            ]
        case "get_certificate", "ask_signing_code": ["number": .string(Self.nobodys)]
        case "check_signing_code": ["number": .string(Self.nobodys), "code": "123456"]
        case "rate_article": ["slug": .string(article), "rating": "good"]
        case "rate_answer": ["message": .string(Self.nobodys), "rating": "good"]
        case "hand_over":
            [
                "conversation": .string(Self.nobodys), "subject": "Of the scanner",
                "description": "Somebody should look at it.",
            ]
        default: [:]
        }
    }

    /// The same as bytes.
    func bytes(_ tool: String) -> [UInt8] { Array(arguments(tool).text.utf8) }

    /// What the answer must speak of, by the world's own files; nil where the files do not tell.
    func right(_ tool: String) -> String? {
        switch tool {
        case "get_ticket": String(ticket)
        case "export_tickets": readable("export_tickets").map { String($0) }.joined(separator: " ")
        case "export_invoices": given("export_invoices", .company) ? invoices.joined(separator: " ") : ""
        case "account_statement": given("account_statement", .company) ? openInvoices.joined(separator: " ") : ""
        case "list_tickets": readable("list_tickets").map { String($0) }.joined(separator: " ")
        case "get_invoice": invoice
        case "list_invoices": given("list_invoices", .company) ? invoices.joined(separator: " ") : ""
        case "get_risk": risk
        case "list_risks": given("list_risks", .company) ? risks.joined(separator: " ") : ""
        case "get_quote": quote
        case "list_quotes": given("list_quotes", .company) ? quotes.joined(separator: " ") : ""
        case "get_contract": contract
        case "list_contracts": given("list_contracts", .company) ? contracts.joined(separator: " ") : ""
        case "get_article": article
        case "search_articles": articles.joined(separator: " ")
        case "get_profile": persona.email
        default: nil
        }
    }

    /// Whether the same call reaches its record for somebody in the person's place with that role.
    func reaches(_ tool: String, as role: String, by oracle: Oracle) -> Bool {
        switch tool {
        case "get_ticket": oracle.gives(tool, reference.relation(ofTicket: ticket, to: persona), to: role)
        case "add_ticket_note": oracle.gives(tool, reference.relation(ofTicket: openTicket, to: persona), to: role)
        case "close_ticket": oracle.gives(tool, reference.relation(ofTicket: openTicket, to: persona), to: role)
        case "reopen_ticket", "rate_ticket":
            doneTicket > 1 && oracle.gives(tool, reference.relation(ofTicket: doneTicket, to: persona), to: role)
        case "get_invoice": !invoices.isEmpty
        case "get_quote": !quotes.isEmpty
        case "get_contract": !contracts.isEmpty
        case "get_article", "rate_article": !articles.isEmpty
        case "get_risk", "view_risk": !risks.isEmpty
        case "decline_risk", "delete_conversation", "rate_answer", "hand_over", "settle_profile_change", "end_session":
            false
        case "sign_risk", "get_certificate", "ask_signing_code", "check_signing_code": false
        default: true
        }
    }

    /// Whether it reaches its record for the person.
    func reaches(_ tool: String) -> Bool { reaches(tool, as: persona.role, by: oracle) }

    /// What an answer speaks of, in the same words.
    func spoken(_ tool: String, _ json: JSONValue) -> String {
        switch tool {
        case "get_ticket": json["number"]?.integer.map { String($0) } ?? ""
        case "list_tickets", "export_tickets":
            Self.listed(json["tickets"]) { $0["number"]?.integer.map { String($0) } }
        case "get_invoice", "get_quote", "get_contract": json["number"]?.string ?? ""
        case "account_statement": Self.listed(json["open_items"]) { $0["number"]?.string }
        case "list_quotes": Self.listed(json["quotes"]) { $0["number"]?.string }
        case "list_contracts": Self.listed(json["contracts"]) { $0["number"]?.string }
        case "list_invoices", "export_invoices": Self.listed(json["invoices"]) { $0["number"]?.string }
        case "get_risk": json["number"]?.string ?? ""
        case "list_risks": Self.listed(json["risks"]) { $0["number"]?.string }
        case "get_article": json["slug"]?.string ?? ""
        case "search_articles": Self.listed(json["articles"]) { $0["slug"]?.string }
        case "get_profile": json["email"]?.string ?? ""
        default: ""
        }
    }

    private static func listed(_ json: JSONValue?, _ name: (JSONValue) -> String?) -> String {
        (json?.array ?? []).compactMap(name).sorted().joined(separator: " ")
    }
}

extension RightCalls {
    /// The tickets that the role gives by that tool.
    private func readable(_ tool: String) -> [Int64] {
        numbers.filter { oracle.gives(tool, reference.relation(ofTicket: $0, to: persona), to: persona.role) }
    }

    /// The company's tickets, own ones first.
    private var numbers: [Int64] {
        let all = reference.tickets(persona.tenant).filter { $0.company == persona.company }
        return all.compactMap(\.number).sorted()
    }

    private var ticket: Int64 { preferred(numbers, for: "get_ticket") }

    private var openTicket: Int64 {
        let open = reference.tickets(persona.tenant).filter { $0.company == persona.company && $0.state != .closed }
        return preferred(open.compactMap(\.number).sorted(), for: "add_ticket_note")
    }

    /// A resolved one; the world closes none so late that it could not be opened again.
    private var doneTicket: Int64 {
        let done = reference.tickets(persona.tenant).filter { $0.company == persona.company && $0.state == .resolved }
        return preferred(done.compactMap(\.number).sorted(), for: "reopen_ticket")
    }

    /// An own ticket when there is one, else one that the role gives, else any.
    private func preferred(_ numbers: [Int64], for tool: String) -> Int64 {
        let own = numbers.first { reference.relation(ofTicket: $0, to: persona) == .own }
        let given = numbers.first {
            oracle.gives(tool, reference.relation(ofTicket: $0, to: persona), to: persona.role)
        }
        return own ?? given ?? numbers.first ?? 1
    }

    private var invoices: [String] {
        let all = reference.invoices(persona.tenant).map(\.number)
        return all.filter { reference.relation(ofInvoice: $0, to: persona) == .company }.sorted()
    }

    private var openInvoices: [String] {
        let open = reference.invoices(persona.tenant).filter { $0.state == .open }.map(\.number)
        return open.filter { reference.relation(ofInvoice: $0, to: persona) == .company }.sorted()
    }

    private var invoice: String { invoices.first ?? "INV-1" }

    private var risks: [String] {
        let all = reference.risks(persona.tenant).map(\.number)
        return all.filter { reference.relation(ofRisk: $0, to: persona) == .company }.sorted()
    }

    private var risk: String { risks.first ?? "R-1" }

    private var quotes: [String] {
        let all = reference.quotes(persona.tenant).map(\.number)
        return all.filter { reference.relation(ofQuote: $0, to: persona) == .company }.sorted()
    }

    private var quote: String { quotes.first ?? "Q-1" }

    private var contracts: [String] {
        let all = reference.contracts(persona.tenant).map(\.number)
        return all.filter { reference.relation(ofContract: $0, to: persona) == .company }.sorted()
    }

    private var contract: String { contracts.first ?? "C-1" }

    private var articles: [String] {
        let all = reference.articles(persona.tenant).map(\.slug)
        return all.filter { reference.relation(ofArticle: $0, to: persona) == .published }.sorted()
    }

    private var article: String { articles.first ?? "none" }

    private func given(_ tool: String, _ relation: Relation) -> Bool {
        oracle.gives(tool, relation, to: persona.role)
    }
}
