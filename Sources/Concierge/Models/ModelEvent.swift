/// What comes from a model while it responds.
public enum ModelEvent: Sendable, Hashable {
    /// More words.
    case text(String)
    /// A tool that it asks for, complete.
    case use(ToolUse)
    /// What the response has used if it breaks off now; a later one, or the `end`, takes its place.
    ///
    /// What it writes that nobody is shown, such as its thinking, is counted by its end alone: until then this has all that
    /// it may write. Words that were shown need not be in it.
    case used(ModelUsage)
    /// An attempt failed before anything was shown, so much is used by then, and with the next event that is wanted the
    /// same is asked for again.
    case again(ModelUsage)
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
    /// It has said that it did not understand; only the guide can say so.
    case notUnderstood = "not_understood"
    /// It wants to go on: shown the same again with what it said, it will.
    case pause
    /// For a reason that this portal does not know; nothing follows from it.
    case other
}
