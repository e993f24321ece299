import Tools

/// A person of the world, by what the data files say of them.
public struct Persona: Sendable, Hashable {
    /// The provider's slug.
    public let tenant: String
    /// The company's external id.
    public let company: String
    /// The contact's external id.
    public let contact: String
    /// The address that logs in.
    public let email: String
    /// Full name, without the token that may follow it in the rows.
    public let name: String
    /// The name of their role.
    public let role: String
    /// Whether a login would let them in.
    public let isIn: Bool

    /// The same person in another role.
    func holding(_ role: String) -> Persona {
        Persona(
            tenant: tenant, company: company, contact: contact, email: email, name: name, role: role, isIn: isIn)
    }

    /// A short name for case ids: `larkfield.david`.
    public var key: String { "\(tenant).\(contact)" }
}

extension World {
    /// Everybody who was ever given access, in the order of the files.
    public var personas: [Persona] {
        tenants.flatMap { tenant in
            let people = tenant.people
            let contacts = tenant.records.compactMap { entry in
                if case .contact(let contact) = entry.record { contact } else { nil }
            }
            let active = Set(
                tenant.records.compactMap { entry in
                    if case .company(let company) = entry.record, company.active { company.externalID } else { nil }
                })
            return people.compactMap { person in
                contacts.first { $0.externalID == person.contact }.map { contact in
                    Persona(
                        tenant: tenant.particulars.slug, company: contact.company, contact: contact.externalID,
                        email: contact.email, name: contact.name.components(separatedByMark: " CNRY-"),
                        role: person.role,
                        isIn: person.enabled && contact.active && active.contains(contact.company))
                }
            }
        }
    }
}

extension String {
    /// The text before a mark; all of it when the mark is not there.
    fileprivate func components(separatedByMark mark: String) -> String {
        firstRange(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
    }
}
