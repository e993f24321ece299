import Tools

extension Errand {
    private static let longestReceipt = 120

    /// A ticket as a card that the person confirms.
    func newTicket(_ draft: TicketDraft) -> Step {
        guard let outcome = outcomes.last else {
            return use(
                .createTicket,
                [
                    "subject": .string(draft.subject), "description": .string(draft.description),
                    "priority": .string(draft.priority),
                ])
        }
        switch outcome.refusal {
        case "invalid_input", "conflict":
            return .say(voice.say(.ticketRefused, [.link: telling.page(.newTicket)]))
        case nil where outcome.json?["status"]?.string == "proposed":
            let phrase: Phrase = draft.priority == "urgent" ? .ticketProposedUrgent : .ticketProposed
            let subject = Prose(quoting: draft.subject, most: Self.longestReceipt)
            let shortened = draft.isShortened ? voice.say(.ticketShortened) : Prose.nothing
            return .say(Prose.paragraphs([voice.say(phrase, [.subject: subject]), shortened]))
        default: return .say(telling.trouble(outcome, .newTicket))
        }
    }

    /// What is on file about the person, or one particular of it.
    func profile(_ field: ProfileField?) -> Step {
        guard let outcome = outcomes.last else { return use(.getProfile) }
        let wanted = field.map { [$0] } ?? ProfileField.allCases
        let values = wanted.compactMap { field in outcome.json?[field.rawValue]?.string.map { (field, $0) } }
        guard values.count == wanted.count else { return .say(telling.trouble(outcome, .profile)) }
        let lines = values.map { field, value in
            let known = Prose(quoting: value, most: 160)
            return voice.say(phrase(field), [.value: known.isEmpty ? voice.say(.profileMissing) : known])
        }
        let told = voice.say(.profile, [.list: Prose.lines(lines), .link: telling.page(.profile)])
        guard let asked = requests(outcome, "requests") else { return .say(told) }
        return .say(Prose.paragraphs([told, voice.say(.profileRequests, [.list: asked])]))
    }

    private func phrase(_ field: ProfileField) -> Phrase {
        switch field {
        case .name: .profileName
        case .email: .profileEmail
        case .phone: .profilePhone
        case .mobile: .profileMobile
        case .title: .profileTitle
        case .company: .profileCompany
        }
    }
}
