import Access

/// A tool of the chat itself: what was said and what was proposed; no model can call it.
public protocol TalkTool: Tool {}

extension TalkTool {
    /// Whoever may chat may have their chat kept.
    public static var need: Need { .permission(.nexieUse) }
    /// Never shown.
    public static var activity: String { "Keeping the conversation" }
    /// The chat loop and the pages of the chat.
    public static var doors: Set<Door> { [.talk, .pages] }
}

/// An output that no model reads.
public protocol TalkOutput: ToolOutput {}

extension TalkOutput {
    /// Nothing: a model never sees it.
    public func write(to json: inout JSONFields) {}
    /// None.
    public var references: [Reference] { [] }
}
