import Access
import Hummingbird
import Tools

/// The page that says why a contact sees something or does not.
struct StaffSightPages {
    let portal: Portal

    /// `GET /staff/users/{id}/sight`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        guard let id = context.parameters.get("id"), ContactID(id) != nil else { throw PageProblem.notFound }
        let query = try FormValues(query: request)
        let place = SightPlace(rawValue: query["place"]) ?? .tickets
        let number = String(query["number"].plainLine.prefix(100)).trimmed
        let found = try await portal.runtime.explain(
            .init(user: id, place: place, number: place == .nexie ? "" : number), as: context.staff)
        let page = portal.staffFrame("Why can't \(found.user.name) see it?", at: .users, for: context)
        let view = StaffSightView(found: found, place: place, number: number)
        return .page(page.html { $0.add(view) })
    }
}

/// Writes the question and the chain of decisions.
struct StaffSightView: View {
    let found: SightExplanation
    let place: SightPlace
    let number: String

    func write(to html: inout HTML) {
        let user = found.user
        html.add(
            PageHead(
                "Why can't \(user.name) see it?", lead: "What decides, in the order in which the portal asks.",
                up: (text: user.name, link: .page("/staff/users/", user.id.text))))
        html.card { $0.add(SightForm(user: user, place: place, number: number)) }
        html.card(verdict) { html in
            html.tag("ol", .class("sight-chain")) { html in
                for step in found.steps {
                    html.tag("li") { html in
                        html.add(Badge(step.holds ? "Yes" : "No", tone: step.holds ? .success : .danger))
                        html.tag("div") { html in
                            html.tag("p", text: step.words)
                            if !step.remedy.isEmpty {
                                html.tag("p", .class("quiet"), text: "Where to change it: \(step.remedy)")
                            }
                        }
                    }
                }
            }
        }
    }

    private var verdict: String {
        let what = number.isEmpty || place == .nexie ? "the page \(place.worded)" : "\(place.one) \(number)"
        return found.isSeen ? "\(found.user.name) sees \(what)" : "\(found.user.name) does not see \(what)"
    }
}

/// The question: which page, or which record.
struct SightForm: View {
    let user: PortalUser
    let place: SightPlace
    let number: String

    func write(to html: inout HTML) {
        html.tag("form", .class("form"), .method("get"), .action(.page("/staff/users/", user.id.text, "sight"))) {
            html in
            html.add(
                Field(
                    "place", "Page", .choice(SightPlace.allCases.map { .init(value: $0.rawValue, text: $0.worded) }),
                    value: place.rawValue, required: true))
            html.add(
                Field(
                    "number", "Number", .line, value: number,
                    help: "Of one record there, or the last part of an article's address. Empty for the page itself.",
                    limit: 100))
            html.actions { $0.add(Button("Explain", .plain, icon: .search)) }
        }
    }
}

extension SightPlace {
    /// The page as its link is called.
    var worded: String {
        switch self {
        case .tickets: "Tickets"
        case .invoices: "Invoices"
        case .quotes: "Quotes"
        case .contracts: "Contracts"
        case .risks: "Risks"
        case .articles: "Articles"
        case .nexie: "Nexie"
        }
    }

    /// One record of it.
    var one: String {
        switch self {
        case .tickets: "ticket"
        case .invoices: "invoice"
        case .quotes: "quote"
        case .contracts: "contract"
        case .risks: "risk"
        case .articles: "article"
        case .nexie: "conversation"
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
