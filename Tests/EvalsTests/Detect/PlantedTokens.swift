@testable import Tools

/// Tokens of two tenants with the same external ids, as the world has them.
enum PlantedTokens {
    static let subject = canary("larkfield", "ticket", "ticket-1034", "subject", "ff2d5885")
    static let namesake = canary("copperline", "ticket", "ticket-1034", "subject", "fbc9175e")
    static let description = canary("larkfield", "ticket", "ticket-1034", "description", "0a1b2c3d")
    static let short = canary("larkfield", "ticket", "ticket-103", "subject", "5eed0001")
    static let note = canary("larkfield", "ticket_note", "note-1034-1", "body", "7c0ffee7", .nobody)
    static let phone = canary(
        "larkfield", "contact", "anna", "phone", "12345678", .person(company: "marigold", contact: "anna"))

    static let all = [subject, namesake, description, short, note, phone]

    static func canary(
        _ tenant: String, _ record: String, _ externalID: String, _ field: String, _ digits: String,
        _ audience: Canary.Audience = .ticket(company: "marigold", contact: "david")
    ) -> Canary {
        let token = "CNRY-\(record)-\(externalID)-\(field)-\(digits)".replacing("_", with: "-")
        return Canary(
            token: token, tenant: tenant, record: record, externalID: externalID, field: field, audience: audience)
    }
}
