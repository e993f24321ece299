import Access
import Store

/// Turns times that are written relative to a moment (`@-3d2h`, `@+7`) into real ones.
struct RelativeTimes {
    let now: Instant
    /// The date of that moment in the provider's zone.
    let today: CalendarDate

    /// The members with real times wherever the kind's form has an instant or a date.
    func resolved(_ object: JSONObject, of kind: ImportKind) -> JSONObject {
        var object = object
        for (name, schema) in kind.fields {
            guard let text = object[name]?.string, let real = resolved(text, format: schema["format"]?.string) else {
                continue
            }
            object.set(name, .string(real))
        }
        return object
    }

    private func resolved(_ text: String, format: String?) -> String? {
        switch format {
        case "date-time": instant(text)?.rfc3339
        case "date": date(text)?.description
        default: nil
        }
    }

    private func date(_ text: String) -> CalendarDate? {
        guard let match = text.wholeMatch(of: #/@([+-])(\d{1,5})/#), let days = Int(match.output.2) else { return nil }
        return today.adding(days: match.output.1 == "-" ? -days : days)
    }

    private func instant(_ text: String) -> Instant? {
        guard let match = text.wholeMatch(of: #/@([+-])(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?/#) else {
            return nil
        }
        let (_, sign, days, hours, minutes) = match.output
        guard days != nil || hours != nil || minutes != nil else { return nil }
        let number = { (digits: Substring?) in digits.flatMap { Int64($0) } ?? 0 }
        let seconds = number(days) * 86_400 + number(hours) * 3600 + number(minutes) * 60
        return now.adding(seconds: sign == "-" ? -seconds : seconds)
    }
}

extension ImportKind {
    /// The names of this kind's fields with what a schema says of them.
    var fields: [(name: String, schema: JSONObject)] {
        switch self {
        case .company: ImportRecord.Company.form.fields.map { ($0.name, $0.schema) }
        case .contact: ImportRecord.Contact.form.fields.map { ($0.name, $0.schema) }
        case .ticket: ImportRecord.Ticket.form.fields.map { ($0.name, $0.schema) }
        case .ticketNote: ImportRecord.TicketNote.form.fields.map { ($0.name, $0.schema) }
        case .invoice: ImportRecord.Invoice.form.fields.map { ($0.name, $0.schema) }
        case .payment: ImportRecord.Payment.form.fields.map { ($0.name, $0.schema) }
        case .quote: ImportRecord.Quote.form.fields.map { ($0.name, $0.schema) }
        case .contract: ImportRecord.Contract.form.fields.map { ($0.name, $0.schema) }
        case .article: ImportRecord.Article.form.fields.map { ($0.name, $0.schema) }
        case .risk: ImportRecord.Risk.form.fields.map { ($0.name, $0.schema) }
        }
    }
}
