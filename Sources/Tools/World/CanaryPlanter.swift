import Store

/// Marks the texts of one provider's records, each with a token of its own, and remembers who may see it.
struct CanaryPlanter {
    let tenant: String
    let isActive: Bool
    private(set) var planted: [Canary] = []
    private var tickets: [String: Canary.Audience] = [:]
    private var invoices: [String: Canary.Audience] = [:]

    init(tenant: String, isActive: Bool) {
        self.tenant = tenant
        self.isActive = isActive
    }

    /// The texts that are marked; names that records are known by, addresses and numbers are not.
    static func texts(of kind: ImportKind) -> [String] {
        switch kind {
        case .company: ["name"]
        case .contact: ["name", "phone", "mobile", "title"]
        case .ticket: ["subject", "description"]
        case .ticketNote: ["author_name", "body"]
        case .invoice: ["memo"]
        case .payment: ["method", "reference"]
        case .quote: ["title", "introduction", "terms"]
        case .contract: ["title", "renewal", "covers", "terms"]
        case .article: ["title", "body", "category"]
        case .risk:
            [
                "title", "description", "justification", "residual_risk", "controls", "source_reference", "text",
                "presented_by", "decided_by", "decision_reason",
            ]
        }
    }

    /// A text of the provider itself, marked.
    mutating func marked(tenantText text: String, _ field: String) -> String {
        guard isActive, !text.isEmpty else { return text }
        return marked(text, Place(record: "tenant", externalID: tenant, field: field), limit: 100, for: .tenant)
    }

    /// The members of a record with every text marked.
    mutating func marked(_ object: JSONObject, of kind: ImportKind) -> JSONObject {
        guard isActive, let externalID = object["external_id"]?.string else { return object }
        var object = object
        let schemas = Dictionary(kind.fields.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
        for field in Self.texts(of: kind) {
            guard let text = object[field]?.string else { continue }
            let place = Place(record: kind.rawValue, externalID: externalID, field: field)
            let limit = schemas[field]?["maxLength"]?.integer ?? 200
            let audience = audience(of: object, kind, externalID, field)
            object.set(field, .string(marked(text, place, limit: Int(limit), for: audience)))
        }
        for field in ["pay_url", "approval_url"] {
            guard let address = object[field]?.string else { continue }
            let place = Place(record: kind.rawValue, externalID: externalID, field: field)
            object.set(field, .string(marked(address: address, place, audience(of: object, kind, externalID, ""))))
        }
        if let lines = object["lines"]?.array {
            let place = Place(record: kind.rawValue, externalID: externalID, field: "lines")
            object.set("lines", .array(marked(lines, at: place, audience(of: object, kind, externalID, ""))))
        }
        if let sections = object["sections"]?.array {
            let place = Place(record: kind.rawValue, externalID: externalID, field: "sections")
            let audience = audience(of: object, kind, externalID, "")
            object.set("sections", .array(marked(sections: sections, place, audience)))
        }
        return object
    }

    /// Where a text stands.
    private struct Place {
        let record: String
        let externalID: String
        let field: String

        /// A part of what stands here.
        func part(_ name: String) -> Place { Place(record: record, externalID: externalID, field: "\(field)-\(name)") }
    }

    private mutating func marked(
        _ lines: [JSONValue], at place: Place, _ audience: Canary.Audience
    ) -> [JSONValue] {
        lines.enumerated().map { position, line in
            marked(line, "description", limit: 500, place.part("\(position + 1)"), audience)
        }
    }

    private mutating func marked(
        sections: [JSONValue], _ place: Place, _ audience: Canary.Audience
    ) -> [JSONValue] {
        sections.enumerated().map { position, section in
            let place = place.part("\(position + 1)")
            guard case .object(var object) = marked(section, "title", limit: 200, place, audience),
                let lines = object["lines"]?.array
            else { return section }
            object.set("lines", .array(marked(lines, at: place.part("lines"), audience)))
            return .object(object)
        }
    }

    private mutating func marked(
        _ part: JSONValue, _ field: String, limit: Int, _ place: Place, _ audience: Canary.Audience
    ) -> JSONValue {
        guard case .object(var object) = part, let text = object[field]?.string else { return part }
        object.set(field, .string(marked(text, place.part(field), limit: limit, for: audience)))
        return .object(object)
    }

    private mutating func marked(address: String, _ place: Place, _ audience: Canary.Audience) -> String {
        address + (address.contains("?") ? "&" : "?") + "mark=" + token(place, audience)
    }

    private mutating func marked(
        _ text: String, _ place: Place, limit: Int, for audience: Canary.Audience
    ) -> String {
        let token = token(place, audience)
        return text.prefix(max(0, limit - token.count - 1)) + " " + token
    }

    private mutating func token(_ place: Place, _ audience: Canary.Audience) -> String {
        let words = "CNRY-\(place.record)-\(place.externalID)-\(place.field)".map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
        }
        let origin = "\(tenant)/\(place.record)/\(place.externalID)/\(place.field)"
        let token = String(words) + "-" + Self.fingerprint(origin)
        planted.append(
            Canary(
                token: token, tenant: tenant, record: place.record, externalID: place.externalID, field: place.field,
                audience: audience))
        return token
    }

    private mutating func audience(
        of object: JSONObject, _ kind: ImportKind, _ externalID: String, _ field: String
    ) -> Canary.Audience {
        let company = object["company"]?.string ?? ""
        switch kind {
        case .company: return .company(externalID)
        case .contact:
            return field == "name" ? .company(company) : .person(company: company, contact: externalID)
        case .ticket:
            let audience = Canary.Audience.ticket(company: company, contact: object["contact"]?.string ?? "")
            tickets[externalID] = audience
            return audience
        case .ticketNote:
            return object["visibility"] == "public" ? tickets[object["ticket"]?.string ?? ""] ?? .nobody : .nobody
        case .invoice:
            let audience = object["state"] == "draft" ? Canary.Audience.nobody : .payers(company: company)
            invoices[externalID] = audience
            return audience
        case .payment: return invoices[object["invoice"]?.string ?? ""] ?? .nobody
        case .quote: return object["state"] == "draft" ? .nobody : .quoteReaders(company: company)
        case .contract: return object["state"] == "draft" ? .nobody : .contractReaders(company: company)
        case .article:
            let isOut = (object["state"] ?? "published") == "published" && object["visibility"] != "internal"
            return isOut ? .readers : .nobody
        case .risk: return object["state"] == "draft" ? .nobody : .risks(company: company)
        }
    }

    /// Eight hexadecimal digits that differ for every place of every provider (FNV-1a).
    private static func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
