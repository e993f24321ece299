/// What a message with a code for signing says; the code exists nowhere else in clear.
public struct SigningLetter: Sendable {
    /// The recipient.
    public let person: Principal.Person
    /// How the provider's pages look.
    public let brand: Principal.Brand
    /// Six digits.
    public let code: String
    /// For how many minutes it works.
    public let minutes: Int
    /// When it was asked for.
    public let askedAt: Instant

    /// A letter.
    public init(person: Principal.Person, brand: Principal.Brand, code: String, minutes: Int, askedAt: Instant) {
        self.person = person
        self.brand = brand
        self.code = code
        self.minutes = minutes
        self.askedAt = askedAt
    }
}
