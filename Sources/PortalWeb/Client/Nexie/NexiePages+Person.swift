import Access
import Concierge
import HTTPTypes
import Hummingbird
import Tools

extension NexiePages {
    /// `GET /portal/nexie/person`: how to reach a person, and what of a conversation they would read.
    func person(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try FormValues(query: request)
        let model = try await personModel(query["conversation"], OnceKey.random(), context)
        if model.conversation?.handedTo != nil { return .see(Self.link(query["conversation"])) }
        return personPage(model, context)
    }

    /// `POST /portal/nexie/person`: opens the ticket with what the person left in; Nexie says nothing there from then on.
    func handOver(_ request: Request, _ context: MemberContext) async throws -> Response {
        let key = OnceKey(in: context.form)
        var model = try await personModel(context.form["conversation"], key, context)
        guard let conversation = model.conversation else { throw PageProblem.notFound }
        model.take(context.form)
        var input = HandOver.Input()
        input.conversation = conversation.id.text
        input.subject = model.subject
        input.description = model.description
        input.idempotencyKey = key.sealing(conversation.id.text, model.subject, model.description)
        do {
            try await handOver(conversation.id, input, context)
        } catch ToolRefusal.invalid(let problems) {
            model.problems = problems
            return personPage(model, context)
        } catch ToolRefusal.conflict {
            return .see(Self.link(conversation.id.text))
        }
        return .see(.page("/portal/nexie", query: ["conversation": conversation.id.text, "done": "handed"]))
    }

    /// An answer that is being given ends first, so that what it said by then is kept; it goes on when nothing is handed
    /// over.
    private func handOver(
        _ conversation: ConversationID, _ input: HandOver.Input, _ context: MemberContext
    ) async throws {
        guard portal.runtime.takes(HandOver.self, input, from: context.principal) else {
            _ = try await portal.runtime.call(HandOver.self, input, as: context.principal)
            return
        }
        _ = try await portal.chat.stop(conversation) {
            try await portal.runtime.call(HandOver.self, input, as: context.principal)
        }
    }

    /// Where one talks to a person about a conversation, or about nothing in particular.
    static func personLink(_ conversation: String) -> Link {
        .page("/portal/nexie/person", query: ["conversation": conversation.isEmpty ? nil : conversation])
    }

    private func personModel(
        _ conversation: String, _ key: OnceKey, _ context: MemberContext
    ) async throws -> PersonModel {
        let principal = context.principal
        guard portal.offers(ListConversations.self, to: context) else {
            throw ToolRefusal.notPermitted(.nexieUse)
        }
        var model = PersonModel(
            person: principal.person, mayOpen: portal.runtime.missing(HandOver.self, for: principal) == nil,
            csrf: portal.formToken(for: context.key), reader: portal.reader(for: context), key: key)
        guard !conversation.isEmpty else { return model }
        let talk = try await portal.runtime.call(
            GetConversation.self, .init(conversation: conversation), as: principal)
        model.take(talk, ReadingRights(of: principal, portal.runtime))
        return model
    }

    private func personPage(_ model: PersonModel, _ context: MemberContext) -> Response {
        var page = portal.frame("Talk to a person", at: .nexie, for: context)
        page.width = .reading
        page.notices = model.problems == nil ? [] : [.notSent]
        return .page(
            page.html { $0.add(PersonView(model: model)) },
            status: model.problems == nil ? .ok : .unprocessableContent)
    }
}
