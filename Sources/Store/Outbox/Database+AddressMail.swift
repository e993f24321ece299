import Access

extension Database {
    /// Whom to tell of a changed address; too late while the person may not be here.
    func openAddress(
        _ parcel: Parcel, _ side: AddressLetter.Side, tenant: TenantID, contact: ContactID, request: String
    ) async throws -> Opened<AddressLetter> {
        let now = settings.now()
        return try await writer.write { connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return .late }
            let changed = try connection.first(
                AddressMailStatements.changed, [.id(tenant), .id(contact), .text(request)]
            ) { (old: $0.text(0), new: $0.text(1), at: $0.instant(2)) }
            guard let changed else { return .nobody }
            // Kept among the undelivered, so that staff see it and send it once the person may be here.
            guard let person = try connection.principal(tenant: tenant, contact: contact, origin: .mail)
            else { return .late }
            return .letter(
                AddressLetter(
                    person: person.person, brand: person.brand, to: side == .old ? changed.old : changed.new,
                    side: side, changedAt: changed.at))
        }
    }
}

extension AddressLetter.Side {
    /// What such a message is called in the outbox.
    var parcelKind: String { "address_" + rawValue }

    init?(parcelKind: String) {
        guard let side = Self.allCases.first(where: { $0.parcelKind == parcelKind }) else { return nil }
        self = side
    }
}

/// What is asked about a changed address.
enum AddressMailStatements {
    static let changed = Statement(
        .house, "address_mail.changed",
        """
        SELECT earlier, wanted, settled_at FROM change_request
        WHERE tenant_id = $1 AND contact_id = $2 AND id = $3 AND state = 'approved' AND field = 'email'
        """)
}
