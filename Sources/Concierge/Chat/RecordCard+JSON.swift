import Access
import Tools

/// Cards as a conversation keeps them: the record's name, and its facts where there are any.
extension RecordCard {
    var json: JSONValue {
        var object = JSONObject()
        switch reference {
        case .ticket(let number, let subject):
            object.set("ticket", .integer(number))
            object.set("subject", .string(subject))
        case .invoice(let number): object.set("invoice", .string(number))
        case .quote(let number, let title):
            object.set("quote", .string(number))
            object.set("title", .string(title))
        case .contract(let number, let title):
            object.set("contract", .string(number))
            object.set("title", .string(title))
        case .article(let slug, let title):
            object.set("article", .string(slug))
            object.set("title", .string(title))
        case .risk(let number, let title):
            object.set("risk", .string(number))
            object.set("title", .string(title))
        }
        if let facts { facts.write(to: &object) }
        return .object(object)
    }

    /// Reads a card; nil when it names no record. One that was kept before there were facts has none.
    init?(json: JSONValue) {
        if let number = json["ticket"]?.integer {
            self.init(.ticket(number: number, subject: json["subject"]?.string ?? ""), Facts(ticket: json))
        } else if let number = json["invoice"]?.string {
            self.init(.invoice(number: number), Facts(invoice: json))
        } else if let number = json["quote"]?.string {
            self.init(.quote(number: number, title: json["title"]?.string ?? ""), Facts(quote: json))
        } else if let number = json["contract"]?.string {
            self.init(.contract(number: number, title: json["title"]?.string ?? ""), Facts(contract: json))
        } else if let slug = json["article"]?.string {
            self.init(
                .article(slug: slug, title: json["title"]?.string ?? ""),
                Facts.instant(json["updated_at"]).map { .article(updatedAt: $0) })
        } else if let number = json["risk"]?.string {
            self.init(.risk(number: number, title: json["title"]?.string ?? ""), Facts(risk: json))
        } else {
            return nil
        }
    }
}

extension RecordCard.Facts {
    fileprivate func write(to object: inout JSONObject) {
        switch self {
        case .ticket(let state, let updatedAt):
            object.set("state", .string(state.rawValue))
            object.set("updated_at", .integer(updatedAt.milliseconds))
        case .invoice(let standing, let balance, let dueOn):
            object.set("standing", .string(standing.rawValue))
            object.set("balance", .integer(balance.minor))
            object.set("currency", .string(balance.currency.code))
            object.set("due_on", .string(dueOn.description))
        case .quote(let standing, let total, let validUntil):
            object.set("standing", .string(standing.rawValue))
            object.set("total", .integer(total.minor))
            object.set("currency", .string(total.currency.code))
            object.set("valid_until", .string(validUntil.description))
        case .contract(let standing, let endsOn):
            object.set("standing", .string(standing.rawValue))
            if let endsOn { object.set("ends_on", .string(endsOn.description)) }
        case .article(let updatedAt): object.set("updated_at", .integer(updatedAt.milliseconds))
        case .risk(let state, let dueOn):
            object.set("state", .string(state.rawValue))
            object.set("due_on", .string(dueOn.description))
        }
    }

    fileprivate init?(ticket json: JSONValue) {
        guard let state = json["state"]?.string.flatMap(TicketState.init(rawValue:)),
            let updatedAt = Self.instant(json["updated_at"])
        else { return nil }
        self = .ticket(state, updatedAt: updatedAt)
    }

    fileprivate init?(invoice json: JSONValue) {
        guard let standing = json["standing"]?.string.flatMap(InvoiceStanding.init(rawValue:)),
            let minor = json["balance"]?.integer, let currency = json["currency"]?.string.flatMap({ Currency($0) }),
            let dueOn = json["due_on"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self = .invoice(standing, balance: Money(minor: minor, currency: currency), dueOn: dueOn)
    }

    fileprivate init?(risk json: JSONValue) {
        guard let state = json["state"]?.string.flatMap(RiskState.init(rawValue:)),
            let dueOn = json["due_on"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self = .risk(state, dueOn: dueOn)
    }

    fileprivate init?(quote json: JSONValue) {
        guard let standing = json["standing"]?.string.flatMap(QuoteStanding.init(rawValue:)),
            let minor = json["total"]?.integer, let currency = json["currency"]?.string.flatMap({ Currency($0) }),
            let validUntil = json["valid_until"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self = .quote(standing, total: Money(minor: minor, currency: currency), validUntil: validUntil)
    }

    fileprivate init?(contract json: JSONValue) {
        guard let standing = json["standing"]?.string.flatMap(ContractStanding.init(rawValue:)) else { return nil }
        self = .contract(standing, endsOn: json["ends_on"]?.string.flatMap { CalendarDate($0) })
    }

    fileprivate static func instant(_ json: JSONValue?) -> Instant? {
        json?.integer.map { Instant(milliseconds: $0) }
    }
}
