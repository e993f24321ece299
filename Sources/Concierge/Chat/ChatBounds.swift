/// How much one turn may do.
public struct ChatBounds: Sendable {
    /// Calls of tools at most.
    public var calls = 20
    /// Calls of the same tool with the same bytes at most.
    public var identicalCalls = 3
    /// How often a model may pause and go on.
    public var pauses = 5
    /// From beginning to end: a real model thinks, asks for tools and goes on for longer than a minute now and then.
    public var time = Duration.seconds(120)
    /// Bytes of text that a model may say.
    public var answerBytes = 32 * 1024
    /// Characters that a person may write at once.
    public var question = 4000
    /// How often the person's right to be here is looked at while the model speaks.
    public var watch = Duration.milliseconds(500)

    /// After so long without anything to see, a person is told once in a turn that it takes long.
    public var silence = Duration.seconds(8)

    /// The usual bounds.
    public init() {}

    /// The usual bounds for whoever looks at what happens and not at how fast: nobody is told that it takes long, which
    /// on a busy machine everything does.
    public static var patient: ChatBounds {
        var bounds = ChatBounds()
        bounds.silence = .seconds(3600)
        return bounds
    }
}
