import Access
import Store
import Tools

/// A quote in words that can be compared.
enum QuoteWords {
    /// As a list shows it.
    static func of(_ json: JSONValue) -> String {
        ["number", "title", "status", "issued_on", "valid_until", "days_left", "currency", "total_minor"].map(json.said)
            .joined(separator: "; ")
    }

    /// With everything on it.
    static func whole(_ json: JSONValue) -> String {
        let sections = (json["sections"]?.array ?? []).flatMap { section in
            [section.said("title")] + lines(section["lines"])
        }
        let head = [of(json), json.said("decided_on"), json.said("introduction")]
        let sums = ["subtotal", "discount", "tax"].map { json.said($0).filter(\.isNumber) }
        let tail = [json.said("terms"), json.said("can_be_decided_online")]
        return (head + sections + ["options"] + lines(json["options_not_in_total"]) + sums + tail)
            .joined(separator: "; ")
    }

    private static func lines(_ json: JSONValue?) -> [String] {
        (json?.array ?? []).map { line in
            let figures = ["amount", "discount"].map { line.said($0).filter(\.isNumber) }
            return ([line.said("description")] + figures).joined(separator: " ")
        }
    }
}

/// A contract in words that can be compared.
enum ContractWords {
    /// As a list shows it.
    static func of(_ json: JSONValue) -> String {
        [
            "number", "title", "kind", "status", "starts_on", "ends_on", "days_to_end", "renews_on", "notice_until",
            "days_to_give_notice",
        ].map(json.said).joined(separator: "; ")
    }

    /// With everything in it.
    static func whole(_ json: JSONValue) -> String {
        [of(json), json.said("renewal"), json.said("covers"), json.said("terms")].joined(separator: "; ")
    }
}

/// A quote or a contract that the person may see: where it stands, by what the list is ordered, and what it says.
struct VisibleAgreement: Sendable {
    let standing: String
    let day: CalendarDate
    let last: CalendarDate?
    let words: String

    /// As a row of its list.
    var line: ListRow { ListRow(place: day.description, words: words) }
}

extension Reference {
    /// The quotes that the tool may show to the person.
    func visibleQuotes(for persona: Persona, _ oracle: Oracle, by tool: String) -> [VisibleAgreement] {
        guard oracle.gives(tool, .company, to: persona.role) else { return [] }
        return quotes(persona.tenant).filter { $0.company == persona.company && $0.state != .draft }.map { quote in
            VisibleAgreement(
                standing: standing(of: quote, for: persona), day: quote.issuedOn, last: quote.validUntil,
                words: line(of: quote, for: persona))
        }
    }

    /// The contracts that the tool may show to the person.
    func visibleContracts(for persona: Persona, _ oracle: Oracle, by tool: String) -> [VisibleAgreement] {
        guard oracle.gives(tool, .company, to: persona.role) else { return [] }
        let own = contracts(persona.tenant).filter { $0.company == persona.company && $0.state != .draft }
        return own.map { contract in
            VisibleAgreement(
                standing: standing(of: contract, for: persona), day: contract.startsOn, last: contract.endsOn,
                words: line(of: contract, for: persona))
        }
    }

    private func standing(of quote: ImportRecord.Quote, for persona: Persona) -> String {
        guard quote.state == .sent else { return quote.state.rawValue }
        return quote.validUntil < today(for: persona) ? "expired" : "open"
    }

    private func standing(of contract: ImportRecord.Contract, for persona: Persona) -> String {
        let today = today(for: persona)
        if contract.state == .ended { return "ended" }
        if let last = contract.endsOn, last < today { return "ended" }
        return contract.startsOn > today ? "upcoming" : "active"
    }

    private func line(of quote: ImportRecord.Quote, for persona: Persona) -> String {
        let standing = standing(of: quote, for: persona)
        let left = quote.validUntil.dayNumber - today(for: persona).dayNumber
        return [
            quote.number, quote.title, standing, quote.issuedOn.description, quote.validUntil.description,
            standing == "open" ? String(left) : "", quote.currency.code, String(quote.total),
        ].joined(separator: "; ")
    }

    private func line(of contract: ImportRecord.Contract, for persona: Persona) -> String {
        let standing = standing(of: contract, for: persona)
        let today = today(for: persona)
        let left = { (day: CalendarDate?) in day.map { String($0.dayNumber - today.dayNumber) } ?? "" }
        let isOver = standing == "ended"
        let end = contract.state == .ended ? contract.endsOn.flatMap { $0 < today ? $0 : nil } : contract.endsOn
        let (renews, notice) = (isOver ? nil : contract.renewsOn, isOver ? nil : contract.noticeUntil)
        return [
            contract.number, contract.title, contract.kind.rawValue, standing, contract.startsOn.description,
            end?.description ?? "", left(end), renews?.description ?? "",
            notice?.description ?? "", left(notice),
        ].joined(separator: "; ")
    }

    /// A quote with everything on it.
    func words(of quote: ImportRecord.Quote, for persona: Persona) -> String {
        let counts = { (line: ImportRecord.QuoteLine) in !line.isOptional || line.isChosen }
        let lines = quote.sections.flatMap(\.lines)
        let subtotal = lines.filter(counts).reduce(0) { $0 + $1.amount }
        let hosts = particulars(persona.tenant)?.payHosts ?? []
        let isOnline =
            standing(of: quote, for: persona) == "open"
            && hosts.contains { quote.approvalAddress.hasPrefix("https://\($0)/") }
        let sections = quote.sections.flatMap { section -> [String] in
            let counted = section.lines.filter(counts).map(words)
            return counted.isEmpty ? [] : [section.title] + counted
        }
        let off = subtotal + quote.tax - quote.total
        let head = [line(of: quote, for: persona), quote.decidedOn?.description ?? "", quote.introduction]
        let sums = [digits(subtotal), off == 0 ? "" : digits(off), digits(quote.tax)]
        return
            (head + sections + ["options"] + lines.filter { !counts($0) }.map(words) + sums
            + [quote.terms, isOnline ? "yes" : "no"]).joined(separator: "; ")
    }

    /// A contract with everything in it.
    func words(of contract: ImportRecord.Contract, for persona: Persona) -> String {
        [line(of: contract, for: persona), contract.renewal, contract.covers, contract.terms].joined(separator: "; ")
    }

    /// A line with its amount and what is taken off it, which the price and the quantity tell.
    private func words(of line: ImportRecord.QuoteLine) -> String {
        let gross = Double(line.quantityThousandths) * Double(line.unitPrice) / 1000
        let off = Int64(gross.rounded(.toNearestOrAwayFromZero)) - line.amount
        return [line.description, digits(line.amount), off == 0 ? "" : digits(off)].joined(separator: " ")
    }

    /// An amount of a currency with cents as the digits that people read.
    private func digits(_ minor: Int64) -> String {
        let digits = String(minor)
        return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
