/// What comes from a model while it responds.
public enum ModelEvent: Sendable, Hashable {
    /// More words.
    case text(String)
    /// A tool that it asks for, complete.
    case use(ToolUse)
    /// What the response has used so far; a later one, or the `end`, takes its place.
    case used(ModelUsage)
    /// All parts of the response in their order, as the model must be shown them again in this turn; comes before the
    /// `end`, from models that need it.
    case said([ModelBlock])
    /// The response is over.
    case end(ModelStop, ModelUsage)
}

/// Why a response is over.
public enum ModelStop: String, Sendable, Hashable {
    /// It has said what it wanted.
    case end
    /// It waits for its tools; only now may they run.
    case tools
    /// It reached its length.
    case length
    /// It will not answer.
    case refusal
    /// It wants to go on: shown the same again with what it said, it will.
    case pause
    /// For a reason that this portal does not know; nothing follows from it.
    case other
}
