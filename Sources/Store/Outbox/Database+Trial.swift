import Access

extension Database {
    /// To whom a message goes with which a member of staff tries the mail; nobody when they may not be here any more.
    func openTrial(_ parcel: Parcel, tenant: TenantID, staff: StaffID) async throws -> Opened<TrialLetter> {
        let now = settings.now()
        return try await writer.write { connection in
            guard try connection.holds(parcel, at: now) else { return .nobody }
            guard now < parcel.endsAt else { return .late }
            let found = try connection.first(TrialStatements.member, [.id(tenant), .id(staff)]) { row in
                TrialLetter(
                    person: .init(
                        name: row.text(0), email: row.text(1), tenantName: row.text(2), timeZone: row.text(3)),
                    brand: .init(
                        color: BrandColor(row.text(4)), logo: row.text(5).isEmpty ? nil : row.text(5)),
                    askedAt: row.optionalInstant(6) ?? now)
            }
            return found.map { .letter($0) } ?? .nobody
        }
    }
}

/// What is asked before the mail is tried.
enum TrialStatements {
    static let member = Statement(
        .house, "trial.member",
        """
        SELECT staff.name, staff.email, tenant.name, tenant.time_zone, tenant.brand_color, tenant.logo_name,
            staff.mail_tried_at
        FROM staff JOIN tenant ON tenant.id = staff.tenant_id AND tenant.active = 1
        WHERE staff.tenant_id = $1 AND staff.id = $2 AND staff.active = 1
        """)
}
