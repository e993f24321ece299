import Access

/// How many days are left until a last day, in words and in urgency.
struct LeftWords: Hashable, Sendable {
    /// Such as `12 days left`, `last day today` or `3 days ago`.
    let text: String
    /// Warning in the last seven days, neutral before and afterwards.
    let tone: Tone

    /// The words for so many days; less than nothing once the day has passed.
    init(days: Int) {
        switch days {
        case ..<(-1): (text, tone) = ("\(days.magnitude) days ago", .neutral)
        case -1: (text, tone) = ("yesterday", .neutral)
        case 0: (text, tone) = ("last day today", .warning)
        case 1: (text, tone) = ("1 day left", .warning)
        case 2...7: (text, tone) = ("\(days) days left", .warning)
        default: (text, tone) = ("\(days) days left", .neutral)
        }
    }
}
