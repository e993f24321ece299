/// One of the two locks that keep a person's rows apart from everybody else's.
///
/// Every row is scoped twice, so a fault in one lock is not seen from outside as long as the other one holds.
public enum Lock: String, CaseIterable, Sendable, Hashable {
    /// The scope that the clients' statements ask for themselves.
    case statements
    /// The scope that the views lay under them.
    case views
}
