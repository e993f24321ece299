import Access
import Tools

/// What the address of a list asks for, as far as it can be understood.
protocol ListQuery {
    /// What the list's tool takes.
    associatedtype Asked: ToolInput
    /// The same as the tool takes it.
    var input: Asked { get }
    /// Goes back to the start, because the place in the list was refused.
    mutating func startOver()
}

extension Portal {
    /// The part of a list that an address asks for; its start when the address names a place that is not in it.
    func list<T: Tool, Query: ListQuery>(
        _ tool: T.Type, _ query: inout Query, as principal: Principal
    ) async throws -> T.Output where T.Input == Query.Asked {
        do {
            return try await runtime.call(tool, query.input, as: principal)
        } catch ToolRefusal.invalid {
            query.startOver()
            return try await runtime.call(tool, query.input, as: principal)
        }
    }
}

extension Notice {
    /// Above a list whose address named a place that is not in it.
    static let unknownPlace = Notice(
        .info, "The list starts from the beginning", text: "The place in it that the address names is not known.")
}
