/// The records of an import by kind, each in the order of the file.
struct ImportPile {
    var companies: [Numbered<ImportRecord.Company>] = []
    var contacts: [Numbered<ImportRecord.Contact>] = []
    var tickets: [Numbered<ImportRecord.Ticket>] = []
    var notes: [Numbered<ImportRecord.TicketNote>] = []
    var invoices: [Numbered<ImportRecord.Invoice>] = []
    var payments: [Numbered<ImportRecord.Payment>] = []
    var articles: [Numbered<ImportRecord.Article>] = []

    init(_ records: [(line: Int, record: ImportRecord)]) {
        for (line, record) in records {
            switch record {
            case .company(let value): companies.append(Numbered(line: line, value: value))
            case .contact(let value): contacts.append(Numbered(line: line, value: value))
            case .ticket(let value): tickets.append(Numbered(line: line, value: value))
            case .ticketNote(let value): notes.append(Numbered(line: line, value: value))
            case .invoice(let value): invoices.append(Numbered(line: line, value: value))
            case .payment(let value): payments.append(Numbered(line: line, value: value))
            case .article(let value): articles.append(Numbered(line: line, value: value))
            }
        }
    }
}

/// A record with its line in the file.
struct Numbered<Value: Imported> {
    let line: Int
    let value: Value

    var place: ImportPlace {
        ImportPlace(line: line, name: ImportName(kind: Value.kind, externalID: value.externalID))
    }
}

/// What another system calls a record.
struct ImportName: Hashable {
    let kind: ImportKind
    let externalID: String
}

/// Which record stands on which line.
struct ImportPlace {
    let line: Int
    let name: ImportName
}

extension ImportKind {
    /// The kind in a sentence.
    var worded: String {
        switch self {
        case .company, .contact, .ticket, .invoice, .payment, .article: rawValue
        case .ticketNote: "note"
        }
    }
}
