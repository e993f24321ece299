import Access
import Concierge
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
        /// What the person wants to see of it.
        var place = TalkPlace.latest
        /// The page that the person comes from, as they say; nil when not known.
        var page: PageReference?
        /// What stands in the composer.
        var text = ""
        /// Which of the earlier conversations are wanted.
        var search = ConversationSearch()
        /// A title that was not taken.
        var title: TitleDraft?
        /// An opinion that was not taken.
        var rating: RatingDraft?
        /// What went wrong before, or went well.
        var notice: Notice?
        /// The status of the answer.
        var status = HTTPResponse.Status.ok
    }

    /// `GET /portal/nexie`
    func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = try FormValues(query: request)
        var visit = Visit(conversation: query["conversation"], page: page(query, request))
        visit.place = TalkPlace(query)
        guard query["part"] != "panel" else { return try await panel(for: visit, context) }
        visit.search = ConversationSearch(query)
        visit.notice = visit.search.notice ?? Self.notice(query["done"])
        return try await page(for: visit, context)
    }

    /// The page of a visit.
    func page(for visit: Visit, _ context: MemberContext) async throws -> Response {
        let model = try await model(for: visit, context)
        var frame = portal.frame(model.title, at: .nexie, for: context)
        frame.width = .chat
        frame.sheets = [StaticFiles.link("talk.css")]
        frame.scripts = [StaticFiles.link("talk.js")]
        frame.notices = [model.visit.notice].compactMap(\.self)
        return .page(frame.html { $0.add(NexieView(model: model)) }, status: visit.status)
    }

    /// Reads the person afresh, as every step of a turn does.
    func whoever(_ context: MemberContext) -> @Sendable () async throws -> Principal? {
        // A task of its own is not cancelled with the turn, whose words are kept under this person when it is stopped.
        { try await Task { try await portal.principal(for: context.key) }.value }
    }

    /// A page as the talk takes it: one of the portal's pages by its plain path, or nothing.
    static func reference(_ path: String) -> PageReference? {
        Link(portalPath: path).flatMap { PageReference(path: $0.address) }
    }

    /// A conversation, or a place in it, with the page that it is about.
    static func link(
        _ conversation: String, at place: TalkPlace = .latest, page: PageReference? = nil
    ) -> Link {
        let about = page.map { "&page=" + $0.path } ?? ""
        return Link(portalPath: "/portal/nexie?conversation=\(conversation)\(place.query)\(about)#\(place.anchor)")
            ?? .page("/portal/nexie")
    }

    /// Where an opinion about an answer goes.
    static func rating(of message: MessageID) -> Link {
        .page("/portal/nexie/messages/", message.text, "rating")
    }

    /// The page that a request names, or the one on which the person followed the link to Nexie.
    private func page(_ query: FormValues, _ request: Request) -> PageReference? {
        if query.has("page") { return Self.reference(query["page"]) }
        guard let referer = request.headers[.referer], referer.hasPrefix(portal.site.baseURL + "/portal") else {
            return nil
        }
        return Self.reference(String(referer.dropFirst(portal.site.baseURL.count)))
    }

    private static func notice(_ done: String) -> Notice? {
        switch done {
        case "deleted": Notice(.success, "The conversation is deleted", text: "Tickets that came of it stay.")
        case "handed": Notice(.success, "People have it now", text: "The ticket has what you chose to send.")
        case "renamed": Notice(.success, "The conversation has its new title")
        default: nil
        }
    }
}
