import Concierge
import HTTPTypes
import Hummingbird
import Tools

extension NexiePages {
    /// `POST /portal/nexie/messages`: the events of the turn as they happen, or for a plain form the page after its end.
    func send(_ request: Request, _ context: MemberContext) async throws -> Response {
        let visit = Visit(
            conversation: context.form["conversation"], page: Self.reference(context.form["page"]),
            text: context.form["text"])
        let turn = portal.chat.turn(
            .init(conversation: visit.conversation, text: visit.text, page: visit.page), by: whoever(context))
        guard Self.wantsPage(request) else { return TurnStream(turn: turn).response(to: request) }
        guard context.canLeave else { return try await page(after: turn, visit, context) }
        // Whoever leaves before the page is there ends the turn, as with the events.
        do {
            var answer = try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await page(after: turn, visit, context)
            }
            answer.headers[.connection] = "close"
            return answer
        } catch is CancellationError {
            // Nobody reads it, and nothing went wrong.
            return Response(status: .noContent)
        }
    }

    /// A browser that sends a plain form asks for HTML; the script asks for the events.
    private static func wantsPage(_ request: Request) -> Bool {
        let accepted = request.headers[values: .accept].joined(separator: ",").lowercased()
        return accepted.contains("text/html") && !accepted.contains("text/event-stream")
    }

    private func page(
        after turn: AsyncStream<ChatEvent>, _ visit: Visit, _ context: MemberContext
    ) async throws -> Response {
        var visit = visit
        var problem: ChatProblem?
        for await event in turn {
            switch event {
            case .start(let conversation, _): visit.conversation = conversation.text
            case .problem(let broken): problem = broken
            case .text, .tool, .card, .moreCards, .proposal, .done: break
            }
        }
        if let problem { return try await page(for: problem, visit, context) }
        return .see(Self.link(visit.conversation, page: visit.page))
    }

    /// The conversation with what went wrong, and the person's words still in the composer.
    private func page(for problem: ChatProblem, _ visit: Visit, _ context: MemberContext) async throws -> Response {
        var visit = visit
        switch problem.code {
        case "signed_out": throw context.principal.preview == nil ? PageProblem.needsLogin : .previewOver
        case "preview": throw PageProblem.onlyLooking
        case "invalid_input": visit.status = .unprocessableContent
        case "no_conversation":
            visit.status = .notFound
            visit.conversation = ""
        case "handed_over": visit.status = .conflict
        case "budget_reached", "budget_full": visit.status = .tooManyRequests
        default: visit.status = .serviceUnavailable
        }
        // The way to people names a conversation only when there is one: an address of somebody else's must change nothing.
        let person = ButtonLink("Talk to a person", Self.personLink(visit.conversation), .plain)
        visit.notice = Notice(.danger, "Your message was not answered", text: problem.message, action: person)
        return try await page(for: visit, context)
    }
}
