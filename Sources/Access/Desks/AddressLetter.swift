/// What a person is told when the address that logs them in was changed; it holds nothing that opens anything.
public struct AddressLetter: Sendable {
    /// Which of the two addresses is told.
    public enum Side: String, CaseIterable, Sendable {
        /// The one that lets nobody in any more.
        case old
        /// The one that logs in from now on.
        case new
    }

    /// The person, with the new address.
    public let person: Principal.Person
    /// How the provider's messages look.
    public let brand: Principal.Brand
    /// Where the message goes.
    public let to: String
    /// Which address that is.
    public let side: Side
    /// When it was changed.
    public let changedAt: Instant

    /// A letter.
    public init(person: Principal.Person, brand: Principal.Brand, to: String, side: Side, changedAt: Instant) {
        self.person = person
        self.brand = brand
        self.to = to
        self.side = side
        self.changedAt = changedAt
    }
}
