import Access
import Store

/// Lets a message that could not be delivered be tried again at once.
public enum RetryLetter: StaffOperation {
    /// The name in the audit.
    public static let name = "retry_letter"
    /// Who may.
    public static let right = StaffRight.settingsMail
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Which message.
    public typealias Input = LetterInput

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> StaffLetter {
        let letter = try store.demand(letter: input.letter, at: call.now)
        guard !letter.isOver else {
            throw StaffRefusal.conflict(
                "The login in this message has run out, so it would be of no use. The person asks for a new one.")
        }
        try store.retry(letter, at: call.now)
        return letter
    }

    /// The record that it concerned.
    public static func record(_ output: StaffLetter) -> String { output.record }
}
