/// A request as it came, and what became of it.
public struct SeenRequest: Sendable {
    /// Which request it is, from 0.
    public let number: Int
    /// Which connection it came over, from 0.
    public let connection: Int
    /// Its method.
    public let method: String
    /// Its path, without a query.
    public let path: String
    /// What follows the question mark; empty without one.
    public let query: String
    /// Its headers, in order.
    public let headers: [(name: String, value: String)]
    /// Its body, byte for byte.
    public let body: [UInt8]
    /// When the last byte of it was there.
    public let arrived: ContinuousClock.Instant
    /// The rule that it broke, or the problem that the script had for it.
    public internal(set) var problem: Problem?
    /// When the client left before its answer was over; nil when it stayed.
    public internal(set) var left: ContinuousClock.Instant?
    /// When the server was done with it, whole or cut.
    public internal(set) var finished: ContinuousClock.Instant?
    /// How many bytes of the body of the answer were written.
    public internal(set) var written = 0

    /// The body as JSON; nil when it is none.
    public var json: JSON? { JSON(body) }

    /// The values of a header, by its name in whatever case.
    public func values(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name }.map(\.value)
    }
}
