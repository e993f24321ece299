import Access

extension Database {
    /// Gives a tenant's role these grants, and makes the role where there is none of that name.
    ///
    /// Who has the role has the new rights from their next request on.
    public func setRole(tenant: TenantID, name: String, grants: [Grant]) async throws {
        let now = settings.now()
        let text = grants.map(\.description).joined(separator: " ")
        try await writer.write { [audit] connection in
            let known = try connection.first(ProvisionStatements.role, [.id(tenant), .text(name)]) { $0.text(0) }
            let role = known ?? RoleID.new(at: now).text
            if known == nil {
                try connection.run(
                    ProvisionStatements.addRole, [.id(tenant), .text(role), .text(name), .text(text)])
            } else {
                try connection.run(ProvisionStatements.setGrants, [.id(tenant), .text(role), .text(text)])
            }
            try audit.append(.roleSet(role, in: tenant), at: now, on: connection)
        }
    }
}

extension AuditEvent {
    fileprivate static func roleSet(_ role: String, in tenant: TenantID) -> AuditEvent {
        AuditEvent(
            tenant: tenant, company: nil, contact: nil, origin: "command", action: "role:set", door: "command",
            outcome: .allowed, record: "role:\(role)")
    }
}
