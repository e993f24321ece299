/// What has been seen of tokens in one sink, as places in the index.
struct Sightings {
    /// Tokens of which enough was seen to know them.
    private(set) var whole: Set<Int> = []
    /// Tokens that were cut: one of each list, which begin alike, was seen.
    private var cut: Set<[Int]> = []

    mutating func saw(_ token: Int) { whole.insert(token) }

    mutating func saw(oneOf tokens: [Int]) { cut.insert(tokens) }

    /// Cuts that are not explained by a token seen whole, such as one that goes on behind an escape.
    var unexplained: [[Int]] { cut.filter { whole.isDisjoint(with: $0) } }
}
