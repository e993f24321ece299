import Access
import Store
import Tools

extension CaseRun {
    /// Calls a tool by name with exactly those bytes, as the person may be here at this moment.
    func call(_ tool: String, _ bytes: [UInt8], as persona: Persona, door: Door) async throws -> Seen {
        guard let principal = try await house.principal(persona) else { return Seen(.nobody) }
        return try await call(tool, bytes, by: principal, as: persona, door: door)
    }

    /// The same with arguments as JSON.
    func call(_ tool: String, _ json: JSONValue = .object([:]), as persona: Persona, door: Door) async throws -> Seen {
        try await call(tool, Array(json.text.utf8), as: persona, door: door)
    }

    /// The same for a principal that was read before.
    func call(
        _ tool: String, _ bytes: [UInt8], by principal: Principal, as persona: Persona, door: Door
    ) async throws -> Seen {
        let known = house.runtime.registry.find(tool) != nil
        expectEntry(ExpectedEntry(tenant: persona.tenant, action: "tool:" + (known ? tool : "?"), door: door.rawValue))
        let seen: Seen
        do {
            seen = Seen(try await subject.call(tool, bytes, as: principal, door: door))
        } catch let fault as StoreError {
            seen = Seen(.fault("\(fault)"))
        }
        emit(seen.bytes, at: "answer of \(tool)", to: persona)
        withState { $0.searched.append(seen.bytes) }
        note(
            ReplayStep(
                "\(persona.key) (\(persona.role)) calls \(tool) through \(door.rawValue): \(seen.word)",
                sent: String(decoding: bytes, as: UTF8.self), got: seen.text))
        return seen
    }

    /// Searches bytes that somebody got for texts that are not for them; nil stands for a person who is not logged in.
    func emit(_ bytes: [UInt8], at sink: String, to persona: Persona?) {
        note(shop.detector.leaks(in: bytes, to: persona.map(oracle.viewer)), count: bytes.count, at: sink)
    }

    /// The same for bytes that came in pieces.
    func emit(chunks: [[UInt8]], at sink: String, to persona: Persona?) {
        let found = shop.detector.leaks(inChunks: chunks, to: persona.map(oracle.viewer))
        note(found, count: chunks.reduce(0) { $0 + $1.count }, at: sink)
    }

    private func note(_ leaks: Set<Canary>, count: Int, at sink: String) {
        withState { state in
            state.sinks += 1
            state.bytes += count
            state.leaks += leaks.map { Leak(canary: $0, sink: sink) }
        }
    }

    private func expectEntry(_ entry: ExpectedEntry) {
        withState { $0.calls.append(entry) }
    }

    /// Says that the case does more than calls of tools, so that its audit has more entries than calls.
    func loosenAudit() { withState { $0.isAuditLoose = true } }

    /// The rows that changed since the case began, or since this was last asked.
    func changes() async throws -> [RowChange] {
        let found = try await house.found()
        let before = withState { $0.rows } ?? found
        let now = try await house.store.snapshot()
        withState { $0.rows = now }
        return now.changes(since: before)
    }

    /// The audit entries of a tenant since the case began, or since this was last asked.
    func audit(of tenant: String) async throws -> [AuditLine] {
        let id = try await house.tenant(tenant)
        let mark = withState { $0.marks[tenant] } ?? 0
        let lines = try await house.store.audit(of: id, after: mark)
        if let last = lines.last { withState { $0.marks[tenant] = last.sequence } }
        return lines
    }
}
