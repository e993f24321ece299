import Access
import Tools

/// What a person may read at this moment, asked of messages that were kept at another.
public struct ReadingRights: Sendable {
    private let lost: Set<Reference.Kind>
    private let tools: Set<String>
    private let registry: ToolRegistry

    /// What the runtime lets the person read now.
    public init(of principal: Principal, _ runtime: ToolRuntime) {
        let missing: [(Reference.Kind, Permission?)] = [
            (.ticket, runtime.missing(GetTicket.self, for: principal)),
            (.invoice, runtime.missing(GetInvoice.self, for: principal)),
            (.quote, runtime.missing(GetQuote.self, for: principal)),
            (.contract, runtime.missing(GetContract.self, for: principal)),
            (.article, runtime.missing(GetArticle.self, for: principal)),
            (.risk, runtime.missing(GetRisk.self, for: principal)),
        ]
        lost = Set(missing.filter { $0.1 != nil }.map(\.0))
        tools = Set(runtime.offered(to: principal, door: .concierge).map(\.declaration.name))
        registry = runtime.registry
    }

    /// Whether nothing that the message rests on has been taken from the person since.
    public func cover(_ message: KeptMessage) -> Bool {
        switch message {
        case .person: true
        case .nexie(let rounds, let cards):
            cards.allSatisfy { !lost.contains($0.reference.kind) }
                && rounds.allSatisfy { $0.results.allSatisfy(covers) }
        }
    }

    private func covers(_ result: ToolResult) -> Bool {
        guard !result.isError, let tool = registry.find(result.name)?.declaration, tool.effect == .reads else {
            return true
        }
        return tools.contains(tool.name)
    }
}
