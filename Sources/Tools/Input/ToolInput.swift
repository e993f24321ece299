/// What a tool is asked with: a struct whose blank form holds the defaults, and one declaration of its fields.
///
///     struct Input: ToolInput {
///         public var number: Int64 = 0
///         public init() {}
///         public static let form = InputForm<Input>([
///             .number("number", \.number, 1...9_999_999, required: true, "The ticket's number")
///         ])
///     }
public protocol ToolInput: Sendable {
    /// The input in which every field still has its default.
    init()

    /// The fields; the parser, the check of typed values and the schema are all made from it.
    static var form: InputForm<Self> { get }
}
