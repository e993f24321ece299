import Access
import Tools

/// What is judged: the real runtime, or for the controls one that is bad on purpose.
protocol Subject: Sendable {
    /// Calls a tool by name.
    func call(_ tool: String, _ bytes: [UInt8], as principal: Principal, door: Door) async throws -> ToolReply
    /// The names of the tools that the principal may call through the door.
    func offered(to principal: Principal, door: Door) -> [String]
}

/// Makes the subject of a house.
typealias SubjectMaker = @Sendable (EvalHouse) -> any Subject

/// The runtime that serves people.
struct RealSubject: Subject {
    let house: EvalHouse

    func call(_ tool: String, _ bytes: [UInt8], as principal: Principal, door: Door) async throws -> ToolReply {
        try await house.runtime.call(named: tool, with: bytes, as: principal, door: door)
    }

    func offered(to principal: Principal, door: Door) -> [String] {
        house.runtime.offered(to: principal, door: door).map(\.declaration.name)
    }
}

/// Refuses everything, whoever asks.
struct DenyingSubject: Subject {
    func call(_ tool: String, _ bytes: [UInt8], as principal: Principal, door: Door) async throws -> ToolReply {
        .refused(json: Array(#"{"error":"unknown_tool","message":"There is no such tool."}"#.utf8))
    }

    func offered(to principal: Principal, door: Door) -> [String] { [] }
}

/// Tries a call as everybody until somebody may.
struct AllowingSubject: Subject {
    let house: EvalHouse

    func call(_ tool: String, _ bytes: [UInt8], as principal: Principal, door: Door) async throws -> ToolReply {
        let own = try await house.runtime.call(named: tool, with: bytes, as: principal, door: door)
        guard case .refused = own else { return own }
        for persona in house.world.personas where persona.isIn {
            guard let other = try await house.principal(persona) else { continue }
            for door in Door.allCases {
                let reply = try await house.runtime.call(named: tool, with: bytes, as: other, door: door)
                if case .refused = reply { continue }
                return reply
            }
        }
        return own
    }

    func offered(to principal: Principal, door: Door) -> [String] {
        house.runtime.registry.tools.map(\.declaration.name)
    }
}
