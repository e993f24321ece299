import Access
import Store

/// Throws a message away that could not be delivered.
public enum DropLetter: StaffOperation {
    /// The name in the audit.
    public static let name = "drop_letter"
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
        try store.drop(letter)
        return letter
    }

    /// The record that it concerned.
    public static func record(_ output: StaffLetter) -> String { output.record }
}
