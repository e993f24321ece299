/// What an import did.
public struct ImportSummary: Sendable, Hashable {
    /// How many records of one kind were new, and how many were there before.
    public struct Count: Sendable, Hashable {
        /// New records.
        public var added = 0
        /// Records that were there before and now are as imported.
        public var replaced = 0
    }

    /// The counts of every kind of which there was a record.
    public private(set) var counts: [ImportKind: Count] = [:]

    /// How many records in all.
    public var records: Int { counts.values.reduce(0) { $0 + $1.added + $1.replaced } }

    /// Whether it brought something of which people are told when it is news.
    var holdsHistory: Bool { [.ticket, .ticketNote, .invoice, .risk].contains { counts[$0] != nil } }

    mutating func count(_ kind: ImportKind, isNew: Bool) {
        if isNew { counts[kind, default: Count()].added += 1 } else { counts[kind, default: Count()].replaced += 1 }
    }
}
