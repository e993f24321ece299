import Access
import Store

/// One message that could not be delivered, by identifier.
public struct LetterInput: ToolInput {
    /// The identifier.
    public var letter = ""

    /// None.
    public init() {}

    /// A message.
    public init(letter: String) {
        self.letter = letter
    }

    /// The fields, declared once.
    public static let form = InputForm<LetterInput>([
        .text("letter", \.letter, min: 26, max: 26, required: true, "The message's identifier")
    ])
}

extension StaffStore {
    /// The message with that identifier; refused when the provider has none that could not be delivered.
    func demand(letter: String, at now: Instant) throws -> StaffLetter {
        guard let found = try deadLetter(letter, at: now) else { throw StaffRefusal.notFound }
        return found
    }
}

extension StaffLetter {
    /// The message as the audit names it.
    var record: String { "mail:\(kind) \(id)" }
}
