import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages of the talk with Nexie: conversations, messages and what became of suggestions.
struct NexiePages {
    let portal: Portal

    /// What a page of the talk is asked for with.
    struct Visit {
        /// The conversation; empty for a new one.
        var conversation = ""
        /// The page that the person comes from, as a path; empty when not known.
        var page = ""
        /// What stands in the composer.
        var text = ""
        /// What went wrong before.
        var notice: Notice?
        /// The status of the answer.
        var status = HTTPResponse.Status.ok
    }

    /// `GET /portal/nexie`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let conversation = try FormValues(query: request)["conversation"]
        return try await page(for: Visit(conversation: conversation, page: origin(of: request)), context)
    }

    /// The page of a visit.
    func page(for visit: Visit, _ context: MemberContext) async throws -> Response {
        let model = try await model(for: visit, context)
        var frame = portal.frame(model.title, at: .nexie, for: context)
        frame.width = .chat
        frame.notices = [visit.notice].compactMap(\.self)
        return .page(frame.html { $0.add(NexieView(model: model)) }, status: visit.status)
    }

    /// Reads the person afresh, as every step of a turn does.
    func whoever(_ context: MemberContext) -> @Sendable () async throws -> Principal? {
        // A task of its own is not cancelled with the turn, whose words are kept under this person when it is stopped.
        { try await Task { try await portal.sessions.principal(for: context.sessionKey) }.value }
    }

    /// A page as the talk takes it: a plain path of ours, or nothing.
    static func checked(page: String) -> String {
        Link(portalPath: page)?.address ?? (Faults.has(.pageUnchecked) ? page : "")
    }

    /// A conversation, or a place in it.
    static func link(_ conversation: String, at place: String = "latest") -> Link {
        Link(portalPath: "/portal/nexie?conversation=\(conversation)#\(place)") ?? .page("/portal/nexie")
    }

    /// The page on which the person followed the link to Nexie.
    private func origin(of request: Request) -> String {
        guard let referer = request.headers[.referer], referer.hasPrefix(portal.site.baseURL + "/portal") else {
            return ""
        }
        let path = Self.checked(page: String(referer.dropFirst(portal.site.baseURL.count)))
        return path.hasPrefix("/portal/nexie") ? "" : path
    }

    private func model(for visit: Visit, _ context: MemberContext) async throws -> NexieModel {
        let principal = context.principal
        let missing = portal.runtime.missing(CreateTicket.self, for: principal)
        var model = NexieModel(
            visit: visit, person: principal.person, answering: .init(portal.models.model(for: principal)?.name),
            csrf: portal.formToken(context.sessionKey.secret), reader: portal.reader(for: context),
            canOpenTickets: missing == nil)
        guard visit.conversation.isEmpty else {
            let talk = try await portal.runtime.call(
                GetConversation.self, .init(conversation: visit.conversation), as: principal)
            model.conversation = talk.conversation
            model.entries = TranscriptEntry.all(
                of: talk, tools: portal.runtime.registry, missing: missing, now: model.reader.now)
            return model
        }
        model.earlier = try await portal.runtime.call(ListConversations.self, .init(), as: principal).conversations
        model.openers = Self.openers(portal.runtime.offered(to: principal, door: .concierge))
        return model
    }

    /// Things to ask that the person's tools can answer.
    private static func openers(_ tools: [RegisteredTool]) -> [String] {
        let names = Set(tools.map(\.declaration.name))
        let questions = [
            (NeedsYou.name, "What is waiting for me?"),
            (ListTickets.name, "Which tickets are open?"),
            (ListInvoices.name, "Which invoices are overdue?"),
            (SearchArticles.name, "How do I reset my password?"),
        ]
        return questions.filter { names.contains($0.0) }.map(\.1)
    }
}
