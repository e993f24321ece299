import Access

/// What the importer asks of the scratch once every line has been read.
extension ImportScratch {
    /// Hands every record of one kind to the closure, in the order of the file.
    func each<Value: Imported>(_ body: (Numbered<Value>) throws -> Void) throws {
        try connection.run(ImportScratchStatements.ofKind, range(Value.kind)) { try body(Numbered($0)) }
    }

    /// Those that say, or do not say, what must be unique.
    func each<Value: Imported>(claiming: Bool, _ body: (Numbered<Value>) throws -> Void) throws {
        let values = range(Value.kind) + [.flag(claiming)]
        try connection.run(ImportScratchStatements.ofKindClaiming, values) { try body(Numbered($0)) }
    }

    /// Hands the external id of every record of one kind to the closure.
    func eachName(of kind: ImportKind, _ body: (String) throws -> Void) throws {
        try connection.run(ImportScratchStatements.names, range(kind)) { try body($0.text(0)) }
    }

    /// What must be unique and this record of the file will have; nil when it says nothing, or is not in the file.
    func claim(of kind: ImportKind, _ externalID: String) throws -> String? {
        let values: [SQLValue] = [.integer(kind.number), .text(externalID)]
        return try connection.first(ImportScratchStatements.claim, values) { $0.optionalText(0) } ?? nil
    }

    /// The moment of the latest public note that the file has on a ticket.
    func latestNote(on ticket: String) throws -> Instant? {
        guard hasPublicNotes else { return nil }
        return try connection.first(ImportScratchStatements.latestNote, [.text(ticket)]) { $0.instant(0) }
    }

    /// Remembers a record that is refused, or belongs to one that is.
    func refuse(_ name: ImportName) throws {
        try connection.run(ImportScratchStatements.refuse, [.integer(name.kind.number), .text(name.externalID)])
    }

    /// Whether the record is refused, or belongs to one that is.
    func isRefused(_ name: ImportName) throws -> Bool {
        let values: [SQLValue] = [.integer(name.kind.number), .text(name.externalID)]
        return try connection.first(ImportScratchStatements.isRefused, values) { _ in true } ?? false
    }

    /// Remembers an invoice whose payments must be added up again, with the line that made it so.
    func pay(_ invoice: InvoiceID, line: Int) throws {
        try connection.run(ImportScratchStatements.pay, [.id(invoice), .integer(Int64(line))])
    }

    /// Hands every invoice to the closure whose payments must be added up again.
    func eachPaid(_ body: (InvoiceID, Int) throws -> Void) throws {
        try connection.run(ImportScratchStatements.paid, []) { try body($0.id(0), Int($0.integer(1))) }
    }

    private func range(_ kind: ImportKind) -> [SQLValue] {
        [.integer(kind.place(0)), .integer(kind.place(Int(UInt32.max)))]
    }
}

extension Numbered {
    fileprivate init(_ row: Row) throws {
        var packed = PackedRecord(row.blob(1))
        self.init(line: Int(row.integer(0)), value: try Value(unpacking: &packed))
    }
}

/// What the scratch of an import is told and asked.
enum ImportScratchStatements {
    static let add = Statement(
        .house, "import_scratch.add",
        """
        INSERT INTO staged (place, kind, external_id, claim, line, body) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, external_id) DO UPDATE SET earlier = line, line = excluded.line
        RETURNING earlier
        """)

    static let noteTold = Statement(
        .house, "import_scratch.note_told",
        """
        INSERT INTO told (ticket, latest) VALUES ($1, $2)
        ON CONFLICT (ticket) DO UPDATE SET latest = max(latest, excluded.latest)
        """)

    static let ofKind = Statement(
        .house, "import_scratch.of_kind",
        "SELECT place & 4294967295, body FROM staged WHERE place BETWEEN $1 AND $2 ORDER BY place")

    static let ofKindClaiming = Statement(
        .house, "import_scratch.of_kind_claiming",
        """
        SELECT place & 4294967295, body FROM staged
        WHERE place BETWEEN $1 AND $2 AND (claim IS NOT NULL) = $3 ORDER BY place
        """)

    static let names = Statement(
        .house, "import_scratch.names", "SELECT external_id FROM staged WHERE place BETWEEN $1 AND $2")

    static let claim = Statement(
        .house, "import_scratch.claim", "SELECT claim FROM staged WHERE kind = $1 AND external_id = $2")

    static let latestNote = Statement(
        .house, "import_scratch.latest_note", "SELECT latest FROM told WHERE ticket = $1")

    static let refuse = Statement(
        .house, "import_scratch.refuse",
        "INSERT INTO refused (kind, external_id) VALUES ($1, $2) ON CONFLICT DO NOTHING")

    static let isRefused = Statement(
        .house, "import_scratch.is_refused", "SELECT 1 FROM refused WHERE kind = $1 AND external_id = $2")

    static let pay = Statement(
        .house, "import_scratch.pay",
        """
        INSERT INTO paid (invoice_id, line) VALUES ($1, $2) ON CONFLICT (invoice_id) DO UPDATE SET line = excluded.line
        """)

    static let paid = Statement(.house, "import_scratch.paid", "SELECT invoice_id, line FROM paid")
}
