import Access
import Concierge
import Tools

/// A few questions that this person's rights and records have an answer to.
struct Suggestions {
    let portal: Portal
    let principal: Principal

    /// How many are shown.
    private static let most = 4

    /// The questions, those about the page first.
    func questions(on page: PageReference?) async throws -> [String] {
        var questions = Self.about(page)
        questions += try await aboutTickets(except: page)
        questions += try await aboutInvoices()
        if portal.runtime.missing(SearchArticles.self, for: principal) == nil {
            questions.append("How do I reset my password?")
        }
        questions.append("How do I reach a person?")
        let fresh = questions.enumerated().filter { !questions.prefix($0.offset).contains($0.element) }
        return fresh.prefix(Self.most).map(\.element)
    }

    private static func about(_ page: PageReference?) -> [String] {
        switch page {
        case .ticket: ["Summarise this ticket"]
        case .invoice: ["Explain this invoice"]
        case .quote: ["Explain this quote"]
        case .contract: ["What does this contract cover?", "What is the notice date?"]
        case .article: ["Summarise this article"]
        case .risk: ["What is this risk about?"]
        case .risks: ["Which risks wait for a decision?"]
        case .quotes: ["Which quotes wait for me?"]
        case .contracts: ["When does our contract end?"]
        case .home, .tickets, .newTicket, .invoices, .articles, .profile, nil: []
        }
    }

    private func aboutTickets(except page: PageReference?) async throws -> [String] {
        let waiting = try await portal.runtime.call(NeedsYou.self, .init(), as: principal)
        var questions = waiting.isEmpty ? [] : ["What is waiting for me?"]
        if let ticket = waiting.tickets.first, page != .ticket(ticket.number) {
            questions.append("What is happening with ticket \(ticket.number)?")
        }
        guard waiting.tickets.isEmpty, portal.runtime.missing(ListTickets.self, for: principal) == nil else {
            return questions
        }
        var input = ListTickets.Input()
        (input.status, input.limit) = (.open, 1)
        let open = try await portal.runtime.call(ListTickets.self, input, as: principal).tickets.first
        guard let open else { return questions }
        if page != .ticket(open.number) { questions.append("What is happening with ticket \(open.number)?") }
        return questions + ["Which tickets are open?"]
    }

    private func aboutInvoices() async throws -> [String] {
        guard portal.runtime.missing(ListInvoices.self, for: principal) == nil else { return [] }
        var input = ListInvoices.Input()
        input.limit = 1
        let counts = try await portal.runtime.call(ListInvoices.self, input, as: principal).counts
        if counts.overdue > 0 { return ["Which invoices are overdue?"] }
        return counts.open > 0 ? ["Which invoices are open?"] : []
    }
}
