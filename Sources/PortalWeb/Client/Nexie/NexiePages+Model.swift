import Access
import Concierge
import Tools

extension NexiePages {
    /// Everything that the page of a visit shows, or its panel.
    func model(for visit: Visit, _ context: MemberContext) async throws -> NexieModel {
        let principal = context.principal
        let missing = portal.runtime.missing(CreateTicket.self, for: principal)
        var visit = visit
        visit.page = await visit.page?.readable(by: principal, portal.runtime)
        var model = NexieModel(
            visit: visit, person: principal.person,
            answering: .init(try await portal.models.model(for: principal)?.name),
            csrf: portal.formToken(for: context.key), reader: portal.reader(for: context),
            canOpenTickets: missing == nil, messagesLeft: try await portal.models.messagesLeft(for: principal),
            abilities: Abilities(portal.runtime.abilities(of: principal), provider: principal.person.tenantName))
        model.isOnlyLooking = portal.runtime.isOnlyLooking(principal)
        let own = principal.preview == nil ? nil : portal.chat.previews.talk(of: principal)
        model.isPreviewing = principal.preview != nil
        model.ownTalk = own?.conversation
        guard visit.conversation.isEmpty else {
            let talk: GetConversation.Output
            if let own, own.conversation.id.text == visit.conversation {
                talk = own
            } else {
                talk = try await portal.runtime.call(
                    GetConversation.self, .init(conversation: visit.conversation), as: principal)
            }
            model.conversation = talk.conversation
            model.entries = TranscriptEntry.all(
                of: talk, tools: portal.runtime.registry, rights: ReadingRights(of: principal, portal.runtime),
                missing: missing, now: model.reader.now)
            model.finishEntries()
            if model.isOfPreview { model.forgetActions() }
            return model
        }
        model.earlier = try await earlier(&model.visit, principal)
        if model.answering != .nobody, model.mayAsk, !model.visit.search.isSearching {
            model.questions = try await Suggestions(portal: portal, principal: principal).questions(on: visit.page)
        }
        return model
    }

    private func earlier(_ visit: inout Visit, _ principal: Principal) async throws -> NexieModel.Earlier {
        let found = try await portal.list(ListConversations.self, &visit.search, as: principal)
        if let notice = visit.search.notice { visit.notice = notice }
        return .init(conversations: found.conversations, nextCursor: found.nextCursor)
    }
}

extension NexieModel {
    /// Puts what belongs to one place of the transcript there: the way to ask again, and an opinion that was not taken.
    mutating func finishEntries() {
        if let draft = visit.rating, let place = entries.firstIndex(where: { $0.id == draft.message }) {
            entries[place].rated?.draft = draft
        }
        guard answering != .nobody, mayAsk, let conversation, conversation.handedTo == nil,
            let last = entries.indices.last, !entries[last].isFromPerson,
            entries[last].mark != .awaited, let asked = entries.last(where: { $0.isFromPerson })
        else { return }
        entries[last].again = AnswerActions.Again(
            action: .page("/portal/nexie/messages"), conversation: conversation.id.text,
            page: visit.page?.path ?? "", text: asked.text)
    }

    /// Takes away what can't be said of an answer of a preview, because it is kept nowhere.
    mutating func forgetActions() {
        for place in entries.indices { entries[place].rated = nil }
    }
}
