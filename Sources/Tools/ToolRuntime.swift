import Access
import Logging
import Store

/// The one lock for all doors.
///
/// Every call, typed from a page or by name from a model, ends in `walk`: may this door, may this principal, is the input
/// right, then the person's own rows, then the audit. The default is no, and the no is recorded.
public struct ToolRuntime: Sendable {
    /// The tools there are.
    public let registry: ToolRegistry
    let store: Database
    private let log: Logger

    /// How long a call may read.
    static let patience = Duration.seconds(2)
    /// How many bytes of an answer a model gets.
    static let largest = 48 * 1024

    /// A runtime over the rows.
    public init(store: Database, registry: ToolRegistry = .standard, log: Logger) {
        self.store = store
        self.registry = registry
        self.log = log
    }

    /// Calls a tool from a page.
    ///
    /// Throws a `ToolRefusal` for the asker, or a `StoreError` when the house itself can't.
    public func call<T: Tool>(
        _ tool: T.Type, _ input: T.Input, as principal: Principal, door: Door = .pages
    ) async throws -> T.Output {
        guard registry.find(T.name) != nil else { throw ToolRefusal.unknown }
        do {
            switch try await walk(
                tool, as: principal, door: door,
                { () throws(InputProblems) in
                    Faults.has(.inputUnchecked) ? input : try T.Input.form.check(input)
                })
            {
            case .done(let output): return output
            case .proposed: throw ToolRefusal.unknown
            }
        } catch let failure as FailedReading {
            throw failure.fault
        }
    }

    /// Calls a tool by name with JSON.
    ///
    /// Answers refusals, and a reading that failed or ran out of time, as a reply that a model may read; throws a
    /// `StoreError` when the house itself can't: when a call could not be written down, or a change not be made.
    public func call(
        named name: String, with bytes: [UInt8], as principal: Principal, door: Door
    ) async throws -> ToolReply {
        guard let tool = registry.find(name) else {
            if !Faults.has(.unknownUnaudited) {
                try note(AuditEvent(principal, tool: "?", door: door, .refused, reason: ToolRefusal.unknown.word))
            }
            return .refused(json: ToolRefusal.unknown.told)
        }
        do {
            return try await tool.call(self, bytes, principal, door)
        } catch let refusal as ToolRefusal {
            return .refused(json: refusal.told)
        } catch let failure as FailedReading {
            var about: Logger.Metadata = ["tool": "\(tool.declaration.name)", "error": "\(failure.fault)"]
            if let staff = principal.lookedAtBy {
                about["contact"] = "\(principal.scope.contact)"
                about["staff"] = "\(staff)"
            }
            log.error("a tool failed", metadata: about)
            return .failed
        }
    }

    /// Whether a call from a page would be taken: the person may make it, and its input is right. Nothing is done.
    public func takes<T: Tool>(_ tool: T.Type, _ input: T.Input, from principal: Principal) -> Bool {
        refusal(of: Declaration(tool), for: principal, door: .pages) == nil && (try? T.Input.form.check(input)) != nil
    }

    /// The tools that this principal may call through this door now, in the order of their names.
    public func offered(to principal: Principal, door: Door) -> [RegisteredTool] {
        registry.tools.filter {
            refusal(of: $0.declaration, for: principal, door: door) == nil || Faults.has(.everythingOffered)
        }
    }

    /// The permission that a person would need to use a tool through this door; nil when they may, or can't be helped.
    public func missing<T: Tool>(_ tool: T.Type, for principal: Principal) -> Permission? {
        guard case .notPermitted(let permission) = refusal(of: Declaration(tool), for: principal, door: .pages),
            !Faults.has(.missingUnsaid)
        else {
            return nil
        }
        return permission
    }

    /// Whether somebody of staff only looks as this person, so that every tool with an effect is refused.
    public func isOnlyLooking(_ principal: Principal) -> Bool { principal.lookedAtBy != nil }

    /// Those of the rights that widen a tool which the person lacks.
    func lacking<T: Tool>(of tool: T.Type, for principal: Principal) -> [Permission] {
        T.also.filter { !principal.permissions.allows($0) }
    }

    /// Every tool that a model can have, in the order of their names, with the permission that this person lacks for it;
    /// nil when it is theirs.
    public func abilities(of principal: Principal) -> [(tool: Declaration, missing: Permission?)] {
        registry.tools.map(\.declaration).filter { $0.doors.contains(.concierge) }.map { tool in
            guard case .notPermitted(let permission) = refusal(of: tool, for: principal, door: .concierge) else {
                return (tool, nil)
            }
            return (tool, permission)
        }
    }

    /// Writes down that a turn of the chat was ended by one of its bounds.
    public func note(bound: String, as principal: Principal) throws {
        try note(AuditEvent(principal, tool: "turn", door: .concierge, .refused, reason: "bound " + bound))
    }

    /// Writes down that a member of staff asked Nexie something while looking as the person; the entry names both.
    public func note(askedInPreviewAs principal: Principal) throws {
        try note(AuditEvent(principal, tool: "turn", door: .concierge, .allowed, reason: "preview"))
    }

    /// The person's own day, in the zone in which they read times.
    public func today(for principal: Principal) -> CalendarDate {
        ReaderZone(principal.person.timeZone).date(of: store.now)
    }

    /// The moment that rows are stamped with.
    public var now: Instant { store.now }

    func walk<T: Tool>(
        _ tool: T.Type, as principal: Principal, door: Door, _ input: () throws(InputProblems) -> T.Input
    ) async throws -> Walked<T> {
        let declaration = Declaration(tool)
        // What is refused while an effect runs is written down by the transaction that was undone.
        var isWritten = false
        do {
            if let refusal = refusal(of: declaration, for: principal, door: door), !Faults.has(.refusalSwallowed) {
                throw refusal
            }
            let input = try valid(input)
            guard door != .concierge || T.effect == .reads || Faults.has(.effectsRun) else {
                try note(AuditEvent(principal, tool: T.name, door: door, .allowed, reason: "proposed"))
                return .proposed(input)
            }
            let rights = Set(
                (declaration.need.permissions + declaration.also).filter {
                    principal.permissions.allows($0) || Faults.has(.alsoTakenAsHeld)
                })
            isWritten = T.effect != .reads
            let output = try await run(tool, input, principal, door, rights)
            return .done(output)
        } catch let lost as LostStanding {
            throw lost.refusal
        } catch let refusal as ToolRefusal {
            if !isWritten { try note(refused: refusal, declaration, principal, door) }
            throw refusal
        }
    }

    private func refusal(of tool: Declaration, for principal: Principal, door: Door) -> ToolRefusal? {
        guard tool.doors.contains(door) || Faults.has(.doorUnasked) else { return .unknown }
        let asked = tool.need.permissions + (door == .concierge ? [.nexieUse] : [])
        let refused = asked.first { !principal.permissions.allows($0) && !isUnasked($0, of: tool) }
        if let refused { return .notPermitted(refused) }
        // Whoever looks as somebody else reads, and does nothing in their name: no tool, through no door.
        let onlyLooks = principal.lookedAtBy != nil && tool.effect != .reads && !Faults.has(.previewActs)
        return onlyLooks ? .onlyLooking : nil
    }

    private func isUnasked(_ permission: Permission, of tool: Declaration) -> Bool {
        Faults.has(tool.need.permissions.contains(permission) ? .needUnasked : .nexieUnasked)
    }

    private func valid<Input>(_ input: () throws(InputProblems) -> Input) throws(ToolRefusal) -> Input {
        do throws(InputProblems) {
            return try input()
        } catch {
            throw .invalid(error)
        }
    }

    private func run<T: Tool>(
        _ tool: T.Type, _ input: T.Input, _ principal: Principal, _ door: Door, _ rights: Set<Permission>
    ) async throws -> T.Output {
        let seen = Faults.has(.sightOfEverything) ? Set(Permission.allCases) : rights
        let sight = seen.reduce(into: Sight()) { $0.formUnion(Sight($1)) }
        let event = { @Sendable (outcome: AuditEvent.Outcome, reason: String, record: String) in
            AuditEvent(principal, tool: T.name, door: door, outcome, reason: reason, record: record)
        }
        let call = { @Sendable (now: Instant) in
            ToolCall(
                now: now, person: principal.person, origin: principal.origin.worded, session: principal.origin.session,
                isPreview: principal.preview != nil, rights: rights)
        }
        guard T.effect != .signs || Faults.has(.signerNotReread) else {
            return try await store.change(
                by: principal, seeing: sight, ifStill: { try mayStill(T.self, $0, door) }, audited: audited(event)
            ) { store, now in
                try T.run(input, call(now), store)
            }
        }
        guard T.effect == .reads else {
            return try await store.change(as: principal.scope, seeing: sight, audited: audited(event)) { store, now in
                try T.run(input, call(now), store)
            }
        }
        let now = store.now
        let output: T.Output
        do {
            output = try await store.read(as: principal.scope, seeing: sight, within: Self.patience) { store in
                try T.run(input, call(now), store)
            }
        } catch let fault as StoreError {
            try note(event(.failed, "fault", ""))
            throw FailedReading(fault: fault)
        }
        if principal.lookedAtBy == nil, let words = T.unanswered(input, output) {
            store.keep(unansweredSearch: words, of: principal.scope.tenant)
        }
        let isOnly = output.references.count == 1 || Faults.has(.recordOfAnother)
        let only = isOnly ? output.references.last : nil
        if !Faults.has(.readUnaudited) { try note(event(.allowed, "", only?.record ?? "")) }
        return output
    }

    /// Stops what would bind somebody who may not do it any more: it is the last look, inside the same transaction.
    private func mayStill<T: Tool>(_ tool: T.Type, _ person: Principal?, _ door: Door) throws {
        guard let person else {
            throw LostStanding(refusal: .conflict("Your login has ended meanwhile. Nothing was done."))
        }
        if let refusal = refusal(of: Declaration(tool), for: person, door: door) {
            throw LostStanding(refusal: refusal)
        }
    }

    private func audited<Output: ToolOutput>(
        _ event: @escaping @Sendable (AuditEvent.Outcome, String, String) -> AuditEvent
    ) -> @Sendable (Result<Output, any Error>) -> AuditEvent {
        { outcome in
            switch outcome {
            case .success(let output): event(.allowed, "", output.references.first?.record ?? "")
            case .failure(let lost as LostStanding): event(.refused, lost.refusal.word, "")
            case .failure(let refusal as ToolRefusal): event(.failed, refusal.word, "")
            case .failure: event(.failed, "fault", "")
            }
        }
    }

    /// Writes a refusal down.
    private func note(
        refused refusal: ToolRefusal, _ tool: Declaration, _ principal: Principal, _ door: Door
    ) throws {
        switch refusal {
        case .unknown, .notPermitted, .onlyLooking:
            guard !Faults.has(.refusalUnaudited) else { return }
            try note(AuditEvent(principal, tool: tool.name, door: door, .refused, reason: refusal.word))
        case .invalid, .notFound, .conflict, .tooLarge:
            try note(AuditEvent(principal, tool: tool.name, door: door, .failed, reason: refusal.word))
        }
    }

    private func note(_ event: AuditEvent) throws {
        if Faults.has(.auditedTwice) { _ = store.record(event) }
        guard store.record(event) else { throw StoreError.busy }
    }
}

/// A reading that failed or ran out of time, and is written down as such; a lost entry of the audit is not one.
private struct FailedReading: Error {
    let fault: StoreError
}

/// Somebody who might bind their company when the call began, and may not any more; it is written down as refused.
private struct LostStanding: Error {
    let refusal: ToolRefusal
}

/// How a walk ended when nothing was wrong.
enum Walked<T: Tool>: Sendable {
    /// The tool ran.
    case done(T.Output)
    /// The tool would change something; it waits for the person.
    case proposed(T.Input)
}

extension AuditEvent {
    /// A call of a tool, as the audit writes it.
    init(
        _ principal: Principal, tool: String, door: Door, _ outcome: Outcome, reason: String = "", record: String = ""
    ) {
        self.init(
            tenant: principal.scope.tenant, company: principal.scope.company, contact: principal.scope.contact,
            origin: principal.origin.worded, action: "tool:" + tool, door: door.rawValue, outcome: outcome,
            reason: reason, record: record, staff: Faults.has(.previewUnnamed) ? nil : principal.lookedAtBy)
    }
}
