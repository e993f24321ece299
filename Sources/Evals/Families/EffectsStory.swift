import Tools

/// What happens in a case of unattended effects, step by step, and what must have come of it.
struct EffectsStory: Sendable {
    /// How many rows of what there must be more.
    enum Outcome: Sendable, Hashable {
        case nothing
        case tickets(Int)
        case notes(Int)
        /// One of what each step sends, of whoever sends it.
        case each
    }

    let steps: [EffectsStep]
    let outcome: Outcome
    /// The fields that each new ticket has; those of the usual suggestion unless the case says otherwise.
    let fields: JSONObject
    /// The state in which the suggestion must be at the end; empty when that does not matter.
    let suggestion: String
    private let shop: Workshop

    /// The suggestion of a case that does not say what is suggested.
    static let usual: JSONObject = [
        "subject": "Printer jam in the back office", "description": "Paper is stuck in tray 2.\nNo & light.",
        "priority": "high",
    ]

    init(_ spec: CaseSpec, of shop: Workshop) throws {
        steps = try (spec.settings["steps"]?.array ?? []).map { try EffectsStep($0) }
        guard !steps.isEmpty else { throw CaseProblem("steps are missing") }
        outcome = Self.outcomes[spec.expect] ?? .nothing
        fields = spec.settings["fields"]?.object ?? Self.usual
        suggestion = spec.text("suggestion")
        self.shop = shop
        guard ["", "open", "confirmed", "cancelled"].contains(suggestion) else {
            throw CaseProblem("a suggestion is open, confirmed or cancelled")
        }
    }

    private static let outcomes: [String: Outcome] = [
        "nothing": .nothing, "one-ticket": .tickets(1), "two-tickets": .tickets(2), "one-note": .notes(1),
        "two-notes": .notes(2), "each-their-own": .each,
    ]

    /// Whether anything in it is about notes.
    var isAboutNotes: Bool { steps.contains { if case .reply = $0.deed { true } else { false } } }

    /// Whether Nexie suggests something in it.
    var isAboutSuggestions: Bool {
        steps.contains {
            switch $0.deed {
            case .suggest, .say, .call: true
            case .click, .send, .open, .reply, .look, .wait, .lose, .claim: false
            }
        }
    }

    /// The tool that the case is about.
    var tool: String { isAboutNotes ? AddTicketNote.name : CreateTicket.name }

    /// Whether the world has the tickets that the steps name, as this person would see them.
    func isPossible(for persona: Persona) -> Bool {
        steps.allSatisfy { step in
            guard case .reply(let target, _) = step.deed else { return true }
            return target.number(for: persona, in: shop.reference) != nil
        }
    }

    /// What must have come of it when that person does it.
    func outcome(for persona: Persona, by oracle: Oracle) -> Outcome {
        switch outcome {
        case .nothing, .each: return outcome
        case .tickets:
            let isThere =
                isAboutSuggestions
                ? oracle.offers(CreateTicket.name, to: persona.role, at: .concierge)
                : oracle.gives(CreateTicket.name, .own, to: persona.role)
            return isThere ? outcome : .nothing
        case .notes:
            let targets = steps.compactMap { if case .reply(let target, _) = $0.deed { target.relation } else { nil } }
            let isGiven = targets.allSatisfy { oracle.gives(AddTicketNote.name, $0, to: persona.role) }
            return isGiven ? outcome : .nothing
        }
    }

    /// What the replies say.
    var replies: [String] { steps.compactMap { if case .reply(_, let text) = $0.deed { text } else { nil } } }
}
