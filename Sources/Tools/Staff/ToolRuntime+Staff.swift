import Access
import Store

extension ToolRuntime {
    /// How many seconds a shown passphrase or code counts for operations that need one.
    public static let proofSeconds: Int64 = 15 * 60

    /// Does something for a member of staff: the same lock as for tools, with another key.
    ///
    /// Found, then permitted, then proved, then validated, then the provider's own rows, then the audit. The default is no,
    /// and the no is recorded. Throws a `StaffRefusal` for the asker, or a `StoreError` when the house itself can't.
    public func perform<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, as staff: StaffPrincipal
    ) async throws -> O.Output {
        do {
            if let refusal = refusal(of: operation, for: staff) { throw refusal }
            return try await run(operation, try valid(input), staff)
        } catch let refusal as StaffRefusal {
            try note(refusal, of: operation, by: staff)
            throw refusal
        }
    }

    /// The right that a member would need for an operation; nil when it is theirs.
    public func missing<O: StaffOperation>(_ operation: O.Type, for staff: StaffPrincipal) -> StaffRight? {
        guard case .notPermitted(let right) = refusal(of: operation, for: staff) else { return nil }
        return right
    }

    /// Whether the member showed passphrase or code a short while ago.
    public func isFresh(_ staff: StaffPrincipal) -> Bool {
        staff.provedAt.adding(seconds: Self.proofSeconds) > store.now
    }

    private func refusal<O: StaffOperation>(of operation: O.Type, for staff: StaffPrincipal) -> StaffRefusal? {
        guard StaffRegistry.names.contains(O.name) else { return .unknown }
        guard staff.role.gives(O.right) || Faults.has(.staffRightUnasked) else { return .notPermitted(O.right) }
        return O.needsProof && !isFresh(staff) ? .needsProof : nil
    }

    private func valid<Input: ToolInput>(_ input: Input) throws(StaffRefusal) -> Input {
        do throws(InputProblems) {
            return try Input.form.check(input)
        } catch {
            throw .invalid(error)
        }
    }

    private func run<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, _ staff: StaffPrincipal
    ) async throws -> O.Output {
        switch O.effect {
        case .reads:
            let call = StaffCall(now: store.now, session: staff.session)
            let output: O.Output
            do {
                output = try await store.read(as: staff.scope, within: Self.patience) { try O.run(input, call, $0) }
            } catch let fault as StoreError {
                try write(AuditEvent(staff, O.name, .failed, reason: "fault"))
                throw fault
            }
            try write(AuditEvent(staff, O.name, .allowed, record: O.record(output)))
            return output
        case .creates, .changes, .signs:
            return try await store.change(as: staff.scope) { outcome in
                switch outcome {
                case .success(let output): AuditEvent(staff, O.name, .allowed, record: O.record(output))
                case .failure(let refusal as StaffRefusal):
                    AuditEvent(staff, O.name, .failed, reason: refusal.word)
                case .failure: AuditEvent(staff, O.name, .failed, reason: "fault")
                }
            } _: { store, now in
                try O.run(input, StaffCall(now: now, session: staff.session), store)
            }
        }
    }

    /// Writes a refusal down, unless the transaction that was undone has done so already.
    private func note<O: StaffOperation>(
        _ refusal: StaffRefusal, of operation: O.Type, by staff: StaffPrincipal
    ) throws {
        switch refusal {
        case .unknown, .notPermitted, .needsProof:
            try write(AuditEvent(staff, O.name, .refused, reason: refusal.word))
        case .invalid: try write(AuditEvent(staff, O.name, .failed, reason: refusal.word))
        case .notFound, .conflict:
            guard O.effect == .reads else { return }
            try write(AuditEvent(staff, O.name, .failed, reason: refusal.word))
        }
    }

    private func write(_ event: AuditEvent) throws {
        guard store.record(event) else { throw StoreError.busy }
    }
}

extension AuditEvent {
    /// A call of an operation, as the audit writes it.
    fileprivate init(
        _ staff: StaffPrincipal, _ operation: String, _ outcome: Outcome, reason: String = "", record: String = ""
    ) {
        self.init(
            tenant: staff.scope.tenant, company: nil, contact: nil, origin: staff.origin,
            action: "staff:" + operation, door: "staff", outcome: outcome, reason: reason, record: record,
            staff: staff.scope.staff)
    }
}
