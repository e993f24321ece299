import Access

extension Database {
    /// What a person has signed or declined, as the record says it; nobody when the person may not be here any more.
    ///
    /// No switch of notices is asked: a receipt is part of the signature, and tells whoever was impersonated.
    func openReceipt(
        _ parcel: Parcel, tenant: TenantID, contact: ContactID, record: Int64
    ) async throws -> Opened<SigningReceipt> {
        let now = settings.now()
        return try await writer.write { connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return .late }
            let found = try connection.first(
                EvidenceStatements.at, [.id(tenant), .integer(record), .id(contact)], EvidenceRow.init)
            guard let found, let person = try connection.principal(tenant: tenant, contact: contact, origin: .mail)
            else { return .nobody }
            return .letter(
                SigningReceipt(person: person.person, brand: person.brand, decision: SigningReceipt.Decision(found)))
        }
    }
}

extension Connection {
    /// Puts the receipt of a record into the outbox, in the transaction that writes the record.
    func postReceipt(of record: String, to scope: Scope, at now: Instant) throws {
        guard !Faults.has(.receiptUnsent) else { return }
        try run(
            OutboxStatements.addReceipt,
            [
                .id(Identifier<Parcel>.new(at: now)), .id(scope.tenant), .id(scope.company), .id(scope.contact),
                .text(record), .instant(now), .instant(now.adding(seconds: BackOff.patience)),
            ])
    }
}

extension SigningReceipt.Decision {
    fileprivate init(_ found: EvidenceRow) {
        let text = found.text
        self.init(
            isDeclined: text.verdict == .declined, number: text[.number], title: found.signed("title"),
            version: text[.version], record: found.sequence, at: text[.signedAt], documentHash: text[.document],
            recordHash: hexadecimal(found.hash), code: text[.code])
    }
}
