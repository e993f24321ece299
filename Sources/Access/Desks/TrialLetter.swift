/// What a message says with which a member of staff tries the mail.
public struct TrialLetter: Sendable {
    /// The recipient, who asked for it.
    public let person: StaffPrincipal.Person
    /// How the provider's pages look.
    public let brand: Principal.Brand
    /// When it was asked for.
    public let askedAt: Instant

    /// A letter.
    public init(person: StaffPrincipal.Person, brand: Principal.Brand, askedAt: Instant) {
        self.person = person
        self.brand = brand
        self.askedAt = askedAt
    }
}
