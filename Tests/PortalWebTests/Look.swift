import Testing

/// One look of one person at one page.
struct Look: Sendable, CustomTestStringConvertible {
    let who: String
    let path: String
    var status = 200
    let says: [String]
    var not: [String] = []

    var testDescription: String { "\(who) at \(path)" }
}
