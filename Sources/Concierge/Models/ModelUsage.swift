import Access

/// What a response used, or all responses of a turn together.
public struct ModelUsage: Sendable, Hashable {
    /// Tokens read, without those of the cache.
    public var input: Int
    /// Tokens written.
    public var output: Int
    /// Tokens read from the cache.
    public var cacheRead: Int
    /// Tokens read and put into the cache.
    public var cacheWrite: Int
    /// Tokens of the longest prompt among the responses; a price may depend on it.
    public private(set) var longestPrompt: Int

    /// Nothing, unless said; less than nothing counts as nothing.
    public init(input: Int = 0, output: Int = 0, cacheRead: Int = 0, cacheWrite: Int = 0) {
        self.input = max(0, input)
        self.output = max(0, output)
        self.cacheRead = max(0, cacheRead)
        self.cacheWrite = max(0, cacheWrite)
        longestPrompt = self.input.upTo(adding: self.cacheRead).upTo(adding: self.cacheWrite)
    }

    /// Every token, read or written.
    public var all: Int { input.upTo(adding: cacheRead).upTo(adding: cacheWrite).upTo(adding: output) }

    /// Adds what another response used; a count that would not fit stays at the largest number.
    public mutating func add(_ other: ModelUsage) {
        input = input.upTo(adding: other.input)
        output = output.upTo(adding: other.output)
        cacheRead = cacheRead.upTo(adding: other.cacheRead)
        cacheWrite = cacheWrite.upTo(adding: other.cacheWrite)
        longestPrompt = max(longestPrompt, other.longestPrompt)
    }
}
