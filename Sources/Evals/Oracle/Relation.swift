/// Whose record somebody reaches for.
public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
    /// What the person opened, wrote or is.
    case own
    /// What somebody else of the same company opened.
    case colleague
    /// What belongs to the company as a whole.
    case company
    /// What the provider publishes for its clients.
    case published
    /// What belongs to another company of the same provider.
    case otherCompany = "other company"
    /// What belongs to another provider.
    case otherTenant = "other tenant"
    /// What the provider keeps to itself: drafts, internal notes and articles, archived ones.
    case hidden
    /// What is not there at all.
    case absent
    /// What could be no record's name.
    case malformed

    /// Those that a role can be given.
    static let givable: [Relation] = [.own, .colleague, .company, .published]
}
