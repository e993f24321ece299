extension Family {
    /// Every way in which a call can end, with the one entry that it must leave.
    static let audit = Family(
        name: "audit",
        about: "Every call leaves exactly one entry, which says what was decided and nothing that anybody wrote.",
        probes: ["endings": .auditEndings, "bounds": .auditBounds, "logins": .auditLogins])
}
