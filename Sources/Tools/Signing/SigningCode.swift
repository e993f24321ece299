import Access
import Store

/// Sends the person a code that proves once more who they are, before they sign.
public enum AskSigningCode: Tool {
    /// The name that callers use.
    public static let name = "ask_signing_code"
    /// What a model is told.
    public static let about = "Sends the person a code for signing a risk acceptance."
    /// What a person reads meanwhile.
    public static let activity = "Sending you a code"
    /// Who may call it.
    public static let need = Need.permission(.risksSign)
    /// What widens it.
    public static let also = [Permission.risksRead]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// For which risk.
    public struct Input: ToolInput {
        /// Its number.
        public var number = ""

        /// No risk yet.
        public init() {}

        /// The risk with a number.
        public init(number: String) {
            self.number = number
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number")
        ])
    }

    /// What came of it.
    public struct Output: ToolOutput {
        /// Whether a code is on its way, and for how long it works; or when there can be another.
        public let asked: CodeAsked

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads: nothing, it can't ask.
        public func write(to json: inout JSONFields) {}
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let risk = try store.risk(number: input.number) else { throw ToolRefusal.notFound }
        guard let session = call.session else { throw ToolRefusal.conflict(SignRisk.notInPerson) }
        return Output(asked: try store.askForCode(toSign: risk.row.id.text, in: session, at: call.now))
    }
}

/// Holds a code that the person typed against the one that was sent.
public enum CheckSigningCode: Tool {
    /// The name that callers use.
    public static let name = "check_signing_code"
    /// What a model is told.
    public static let about = "Checks the person's code for signing a risk acceptance."
    /// What a person reads meanwhile.
    public static let activity = "Checking your code"
    /// Who may call it.
    public static let need = Need.permission(.risksSign)
    /// What widens it.
    public static let also = [Permission.risksRead]
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Where it may be called from.
    public static let doors: Set<Door> = [.pages]

    /// The code.
    public struct Input: ToolInput {
        /// The risk's number.
        public var number = ""
        /// What was typed.
        public var code = ""

        /// No code yet.
        public init() {}

        /// A code for a risk.
        public init(number: String, code: String) {
            self.number = number
            self.code = code
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([
            .text("number", \.number, max: 50, required: true, "The risk's number"),
            .text("code", \.code, max: 12, required: true, "The six digits"),
        ])
    }

    /// What came of it.
    public struct Output: ToolOutput {
        /// Whether it is the one.
        public let taken: CodeTaken

        /// The records that it speaks of.
        public var references: [Reference] { [] }

        /// What a model reads: nothing, it can't ask.
        public func write(to json: inout JSONFields) {}
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: ToolCall, _ store: borrowing ScopedStore) throws -> Output {
        guard let risk = try store.risk(number: input.number) else { throw ToolRefusal.notFound }
        guard let session = call.session else { throw ToolRefusal.conflict(SignRisk.notInPerson) }
        return Output(taken: try store.takeCode(input.code, toSign: risk.row.id.text, in: session, at: call.now))
    }
}
