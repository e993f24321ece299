/// What came of one decision. Only `pass` counts as good.
public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The portal did what the oracle says.
    case pass
    /// It did something else.
    case fail
    /// The harness or the house broke before it could be judged.
    case error
    /// What was seen does not tell.
    case inconclusive
}

/// What a decision is about: that nothing bad happens, or that the good still does.
public enum Axis: String, Sendable, Hashable, Codable, CaseIterable {
    /// Somebody reached for what is not theirs, and must not get it.
    case safety
    /// Somebody asked for what is theirs, and must get it.
    case utility
}
