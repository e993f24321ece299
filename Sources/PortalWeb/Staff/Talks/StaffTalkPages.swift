import Access
import HTTPTypes
import Hummingbird
import Tools

/// The pages on which staff read what clients and Nexie said to each other.
struct StaffTalkPages {
    let portal: Portal

    /// `GET /staff/nexie/conversations`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = StaffTalkQuery(try FormValues(query: request))
        do {
            let found = try await portal.runtime.perform(SearchConversations.self, query.input, as: context.staff)
            return page(found, query, nil, context)
        } catch StaffRefusal.invalid(let problems) {
            // What was typed stays, the rest of the page as well; nothing is listed for days that are none.
            var whole = TalkInput()
            whole.only = query.input.only
            let found = try await portal.runtime.perform(SearchConversations.self, whole, as: context.staff)
            let none = SearchConversations.Output(nothingOf: found)
            return page(none, query, problems, context)
        }
    }

    /// `GET /staff/nexie/conversations.csv`: when, who and how it went; no word of what was said.
    func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        let query = StaffTalkQuery(try FormValues(query: request))
        let found: ExportConversations.Output
        do {
            found = try await portal.runtime.perform(ExportConversations.self, query.input, as: context.staff)
        } catch StaffRefusal.invalid {
            throw PageProblem.notFound
        }
        var file = CSVText([
            "Conversation", "Company", "Person", "Began (UTC)", "Last message (UTC)", "Questions",
            "Refused by the model",
            "Without an answer", "Found good", "Found bad", "Ticket",
        ])
        for talk in found.talks {
            file.add([
                .text(talk.id.text), .text(talk.companyName), .text(talk.contactName), .text(talk.createdAt.rfc3339),
                .text(talk.updatedAt.rfc3339), .number(Int64(talk.questions)), .number(Int64(talk.refused)),
                .number(Int64(talk.unanswered)), .number(Int64(talk.good)), .number(Int64(talk.bad)),
                .text(talk.handedTo.map(String.init) ?? ""),
            ])
        }
        if found.isCut {
            file.add([.text("This file ends after \(ExportConversations.most) rows and there are more.")])
        }
        return .file(file, named: "nexie-conversations-\(clock(context).day(of: portal.runtime.now))")
    }

    /// `GET /staff/nexie/conversations/{id}`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let before = String(try FormValues(query: request)["before"].prefix(26))
        guard let id = context.parameters.get("id"), ConversationID(id) != nil else { throw PageProblem.notFound }
        let found = try await portal.runtime.perform(
            ReadConversation.self, .init(conversation: id, before: before), as: context.staff)
        var page = portal.staffFrame("A conversation", at: .nexie, for: context)
        page.sheets = [StaticFiles.link("talk.css")]
        return .page(page.html { $0.add(StaffTalkView(found: found, clock: clock(context))) })
    }

    private func page(
        _ found: SearchConversations.Output, _ query: StaffTalkQuery, _ problems: InputProblems?,
        _ context: StaffContext
    ) -> Response {
        var page = portal.staffFrame("Conversations", at: .nexie, for: context)
        if problems != nil {
            page.notices = [Notice(.danger, "Nothing was looked for", text: "Look at what is marked below.")]
        }
        let view = StaffTalkListView(
            found: found, query: query, problems: problems, tabs: portal.nexieTabs(at: .talks, for: context),
            clock: clock(context), now: portal.runtime.now)
        return .page(page.html { $0.add(view) }, status: problems == nil ? .ok : .unprocessableContent)
    }

    private func clock(_ context: StaffContext) -> ReaderClock { ReaderClock(timeZone: context.staff.person.timeZone) }
}
