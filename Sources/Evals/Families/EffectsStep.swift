import Tools

/// One step of a story: somebody does something, in some manner.
struct EffectsStep: Sendable {
    /// What is done.
    enum Deed: Sendable {
        /// The model asks for a ticket with exactly these arguments.
        case suggest(JSONObject)
        /// The model says something.
        case say(String)
        /// The model asks for a tool by name.
        case call(tool: String, with: JSONObject)
        /// The card's form is sent with that decision.
        case click(String)
        /// The form in which a suggestion is changed is sent with these fields.
        case send(JSONObject)
        /// The form of a new ticket is sent with these fields.
        case open(JSONObject)
        /// A reply is sent to a ticket.
        case reply(to: EffectsTarget, text: String)
        /// The form in which a suggestion is changed is opened.
        case look
        /// So many minutes pass.
        case wait(Int64)
        /// The person loses something.
        case lose(Loss)
        /// The confirmation is written down and breaks off before the ticket is opened.
        case claim
    }

    /// What a person can lose.
    enum Loss: String, Sendable, CaseIterable {
        case right, chat, access, company, login
    }

    let deed: Deed
    let manner: EffectsManner

    private static let deeds = [
        "suggest", "say", "call", "click", "send", "open", "reply", "look", "wait", "lose", "claim",
    ]

    init(_ json: JSONValue) throws {
        guard let object = json.object else { throw CaseProblem("a step is a mapping such as click: confirm") }
        let named = object.members.filter { Self.deeds.contains($0.key) }
        guard named.count == 1, let found = named.first else {
            throw CaseProblem("a step needs exactly one of \(Self.deeds.joined(separator: ", "))")
        }
        deed = try Self.deed(found.key, found.value, object)
        let others = object.members.filter { $0.key != found.key && !(found.key == "reply" && $0.key == "to") }
        manner = try EffectsManner(JSONObject(others.map { ($0.key, $0.value) }))
    }

    private static func deed(_ word: String, _ value: JSONValue, _ object: JSONObject) throws -> Deed {
        switch word {
        case "suggest": return .suggest(value.object ?? EffectsStory.usual)
        case "say": return .say(value.string ?? "")
        case "call": return try call(value)
        case "click": return .click(value.string ?? "confirm")
        case "send": return .send(value.object ?? EffectsStory.usual)
        case "open": return .open(value.object ?? EffectsStory.usual)
        case "reply":
            guard let target = EffectsTarget(rawValue: object["to"]?.string ?? "own") else {
                throw CaseProblem("a reply goes to \(EffectsTarget.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return .reply(to: target, text: value.string ?? "")
        case "look": return .look
        case "wait":
            guard let minutes = value.integer, (1...100_000).contains(minutes) else {
                throw CaseProblem("wait so many minutes, from 1 to 100000")
            }
            return .wait(minutes)
        case "lose":
            guard let loss = value.string.flatMap(Loss.init) else {
                throw CaseProblem("lose \(Loss.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return .lose(loss)
        default: return .claim
        }
    }

    private static func call(_ value: JSONValue) throws -> Deed {
        guard let tool = value["tool"]?.string else { throw CaseProblem("a call names a tool") }
        return .call(tool: tool, with: value["with"]?.object ?? [:])
    }
}

/// A ticket by whose it is and where it stands.
enum EffectsTarget: String, Sendable, CaseIterable {
    case own
    case ownClosed = "own closed"
    case colleague
    case otherCompany = "other company"
    case otherTenant = "other tenant"
    case absent

    /// Whose it is.
    var relation: Relation {
        switch self {
        case .own, .ownClosed: .own
        case .colleague: .colleague
        case .otherCompany: .otherCompany
        case .otherTenant: .otherTenant
        case .absent: .absent
        }
    }

    /// The number of such a ticket, as the person would find it; nil when the world has none.
    func number(for persona: Persona, in reference: Reference) -> Int64? {
        if self == .absent { return 987_654 }
        let tickets = reference.tickets(persona.tenant)
        guard self != .otherTenant else {
            let own = Set(tickets.compactMap(\.number))
            return reference.ticketNumbers.first { !own.contains($0) }
        }
        return tickets.first { ticket in
            let isOwn = ticket.contact == persona.contact
            return switch self {
            case .own: isOwn && ticket.state != .closed
            case .ownClosed: isOwn && ticket.state == .closed
            case .colleague: !isOwn && ticket.company == persona.company && ticket.state != .closed
            case .otherCompany: ticket.company != persona.company && ticket.state != .closed
            case .otherTenant, .absent: false
            }
        }?.number
    }
}
