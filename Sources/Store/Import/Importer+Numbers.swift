import Access

/// How numbers stay unique within a tenant: who has one, and how it is taken away.
struct NumberOwners {
    /// The external id of another record with the number.
    let owner: Statement
    /// Takes the number away from a record whose own is another one.
    let free: Statement
}

extension Importer {
    /// Whether a record may have the number; takes it away from one that gets another one later in the file.
    func isFree(_ number: String, for place: ImportPlace, _ owners: NumberOwners) throws -> Bool {
        let kind = place.name.kind
        let owner = try first(owners.owner, [.text(place.name.externalID), .text(number)]) { $0.text(0) }
        guard let owner, try !frees(owner, of: kind, owners.free) else { return true }
        try refuse(place, "number", "The \(kind.worded) \"\(owner)\" has this number already.")
        return false
    }

    private func frees(_ owner: String, of kind: ImportKind, _ free: Statement) throws -> Bool {
        guard let claim = try scratch.claim(of: kind, owner) else { return false }
        return try first(free, [.text(owner), .text(claim)]) { _ in true } ?? false
    }
}
