import Access
import CSQLite

/// What one connection may do at this moment, asked by the database itself: at prepare time for the statement's right,
/// at run time for the scope and the deadline.
final class Watch {
    /// Which statements may be prepared.
    enum Mode {
        /// Views, migrations and settings are being made.
        case building
        /// The house's own statements, on base tables.
        case house
        /// A client's statements, on scoped views only.
        case portal
        /// Statements of a provider's own people.
        case staff
    }

    var mode = Mode.building
    var scope: Scope?
    var sight: Sight = []
    var deadline: ContinuousClock.Instant?
    /// The columns that the statement which is being prepared opens to staff.
    var opened: Set<String> = []

    /// The names of this connection that carry privilege: views and triggers under random names.
    var privileged: Set<String> = []
    /// The views that a client's statement may name.
    var readable: Set<String> = []
    /// The writes that a client's statement may make: view name and action.
    var writable: Set<PortalWrite> = []

    var isOutOfTime: Bool {
        guard let deadline else { return false }
        return ContinuousClock.now >= deadline
    }

    /// Whether a statement may be prepared that does this; default no.
    func permits(_ action: Int32, _ first: String, _ second: String, from accessor: String) -> Bool {
        if mode == .staff { return StaffRights.permit(action, first, second, opened) }
        guard mode == .portal else { return permitsHouse(action, first) }
        switch action {
        case SQLITE_SELECT: return true
        case SQLITE_FUNCTION: return Self.functions.contains(second)
        case SQLITE_READ: return mayRead(first, from: accessor)
        case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
            return privileged.contains(accessor) || writable.contains(PortalWrite(view: first, action: action))
        default: return false
        }
    }

    private func permitsHouse(_ action: Int32, _ table: String) -> Bool {
        guard mode == .house else { return true }
        switch action {
        case SQLITE_UPDATE, SQLITE_DELETE: return !Self.lasting.contains(table)
        case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_INSERT, SQLITE_TRANSACTION, SQLITE_SAVEPOINT:
            return true
        default: return false
        }
    }

    private func mayRead(_ table: String, from accessor: String) -> Bool {
        privileged.contains(accessor) || readable.contains(table)
            || (privileged.contains(table) && readable.contains(accessor))
    }

    /// The tables whose rows stay as they were written, whoever asks.
    private static let lasting: Set<String> = ["audit_entry", "evidence_entry"]

    /// The functions that a client's statement may call.
    private static let functions: Set<String> = [
        "coalesce", "count", "lower", "max", "min", "sum", "length", "instr", "abs", "ifnull",
        "nexie_tenant", "nexie_company", "nexie_contact", "nexie_sees",
    ]
}

/// One kind of write that a client's statement may make.
struct PortalWrite: Hashable {
    let view: String
    let action: Int32
}
