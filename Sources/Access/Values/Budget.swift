/// How much of Nexie somebody may use in a period; only what a paid model answers counts.
public struct Budget: Sendable, Hashable {
    /// Who shares it.
    public enum Holder: String, Sendable, Hashable, CaseIterable {
        /// Each contact has one alone.
        case contact
        /// The people of each company share one.
        case company
        /// Everybody of the tenant shares one.
        case tenant
        /// What members of staff ask in previews; all of them share one, and no client's budget has a part in it.
        case preview

        /// Those that bound clients.
        public static let ofClients: [Holder] = [.contact, .company, .tenant]
    }

    /// What is counted.
    public enum Measure: String, Sendable, Hashable, CaseIterable {
        /// Messages that were answered.
        case messages
        /// Tokens read and written, whichever way.
        case tokens
        /// Millionths of a US dollar.
        case microDollars = "micro_dollars"
    }

    /// When it begins anew, in the tenant's time zone.
    public enum Period: String, Sendable, Hashable, CaseIterable {
        /// At midnight.
        case day
        /// At the first midnight of a month.
        case month
    }

    /// Who shares it.
    public let holder: Holder
    /// What is counted.
    public let measure: Measure
    /// When it begins anew.
    public let period: Period

    /// How many messages a day the previews of a provider may have answered where it has set no number itself.
    public static let standardPreviewMessages: Int64 = 50

    /// A budget of a kind.
    public init(_ holder: Holder, _ measure: Measure, a period: Period) {
        self.holder = holder
        self.measure = measure
        self.period = period
    }
}

/// What is counted against budgets.
public struct BudgetAmount: Sendable, Hashable {
    /// Messages.
    public let messages: Int64
    /// Tokens.
    public let tokens: Int64
    /// Millionths of a US dollar; nil when the price is not known.
    public let microDollars: Int64?

    /// An amount; what is below zero counts as zero.
    public init(messages: Int64, tokens: Int64, microDollars: Int64?) {
        self.messages = max(0, messages)
        self.tokens = max(0, tokens)
        self.microDollars = microDollars.map { max(0, $0) }
    }

    /// Both together, at most the largest number there is.
    public func adding(_ other: BudgetAmount) -> BudgetAmount {
        let dollars = microDollars.flatMap { mine in other.microDollars.map { mine.upTo(adding: $0) } }
        return BudgetAmount(
            messages: messages.upTo(adding: other.messages), tokens: tokens.upTo(adding: other.tokens),
            microDollars: dollars)
    }
}
