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
        case .company, .contact, .ticket, .invoice, .payment, .quote, .contract, .article, .risk: rawValue
        case .ticketNote: "note"
        }
    }
}
