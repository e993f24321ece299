/// What can go wrong between the rooms and the rows.
public enum StoreError: Error, Sendable, Hashable {
    /// Another writer held the database for too long; the same call may succeed in a moment.
    case busy
    /// The disk is full or fails; nothing of the call was kept.
    case unwritable
    /// The call ran past its deadline and was stopped; nothing of it was kept.
    case outOfTime
    /// The database refused a statement that this connection may not run.
    case refused(String)
    /// A rule of the schema was broken by the values.
    case constraint(String)
    /// Another process owns the data folder.
    case owned
    /// The database or a file of the data folder is not what it should be; says what.
    case fault(String)
}
