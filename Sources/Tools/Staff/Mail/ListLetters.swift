import Access
import Store

/// What waits to be sent, and what could not be delivered.
public enum ListLetters: StaffOperation {
    /// The name in the audit.
    public static let name = "list_letters"
    /// Who may.
    public static let right = StaffRight.settingsRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many are shown at most.
    public static let most = 100

    /// What waits and what does not any more.
    public struct Output: Sendable {
        /// What could not be delivered, the latest first.
        public let letters: [StaffLetter]
        /// What waits.
        public let waiting: WaitingMail
    }

    /// Does it, for one call.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws -> Output {
        Output(
            letters: try store.deadLetters(at: call.now, limit: most), waiting: try store.waitingMail())
    }
}
