import Access
import Store

/// One entry of the audit.
public typealias AuditLine = Store.AuditLine
/// A stretch of the audit, the newest entry first.
public typealias AuditStretch = Store.AuditStretch
/// What a walk along the whole audit found.
public typealias AuditVerdict = Store.AuditVerdict
/// What came of something that the audit tells of.
public typealias AuditOutcome = Store.AuditEvent.Outcome

/// Which entries of the audit somebody looks for.
public struct AuditInput: ToolInput, Hashable {
    /// A part of somebody's name or address.
    public var person = ""
    /// A part of what was asked for.
    public var action = ""
    /// A part of the record.
    public var record = ""
    /// What came of it.
    public var outcome: AuditEvent.Outcome?
    /// Only entries before this place; 0 from the end.
    public var before: Int64 = 0

    /// Everything, from the end.
    public init() {}

    /// The fields, declared once.
    public static let form = InputForm<Self>([
        .text("person", \.person, max: 200, "A part of somebody's name or address"),
        .text("action", \.action, max: 100, "A part of what was asked for"),
        .text("record", \.record, max: 100, "A part of the record"),
        .choice("outcome", \.outcome, "What came of it"),
        .number("before", \.before, 0...9_000_000_000_000_000, "Only entries before this place; 0 from the end"),
    ])

    fileprivate var filter: AuditFilter {
        var filter = AuditFilter()
        (filter.person, filter.action, filter.record, filter.outcome) = (person, action, record, outcome)
        filter.before = before > 0 ? before : nil
        return filter
    }
}

/// A page of the provider's audit, newest first.
public enum ReadAudit: StaffOperation {
    /// The name in the audit.
    public static let name = "read_audit"
    /// Who may.
    public static let right = StaffRight.auditRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many entries stand on one page.
    public static let pageSize = 50
    /// How many entries are looked at for one page.
    static let looks = 20_000

    /// Does it, for one call.
    public static func run(
        _ input: AuditInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> AuditStretch {
        try store.audit(input.filter, count: pageSize, looks: looks)
    }
}

/// The same to take along: as many entries as a file holds.
public enum ExportAudit: StaffOperation {
    /// The name in the audit.
    public static let name = "export_audit"
    /// Who may.
    public static let right = StaffRight.auditRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// How many entries a file has at most; the next one begins where it ends.
    public static let most = 10_000

    /// Does it, for one call.
    public static func run(
        _ input: AuditInput, _ call: StaffCall, _ store: borrowing StaffStore
    ) throws -> AuditStretch {
        try store.audit(input.filter, count: most, looks: 100_000)
    }
}

/// Asks whether the audit is whole; the answer comes from `ToolRuntime.verifyAudit`.
public enum VerifyAudit: StaffOperation {
    /// The name in the audit.
    public static let name = "verify_audit"
    /// Who may.
    public static let right = StaffRight.auditRead
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does nothing but be permitted and written down.
    public static func run(_ input: NoInput, _ call: StaffCall, _ store: borrowing StaffStore) throws {}
}

extension ToolRuntime {
    /// Walks the audit of the member's own provider from its first entry to its end.
    public func verifyAudit(as staff: StaffPrincipal) async throws -> AuditVerdict {
        try await perform(VerifyAudit.self, .init(), as: staff)
        return try await store.auditVerdict(of: staff.scope.tenant)
    }
}
