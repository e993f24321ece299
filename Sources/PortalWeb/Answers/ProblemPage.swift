import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page for a request that has none of its own: what happened, what to do next, and a reference to read out.
struct ProblemPage {
    let portal: Portal
    let context: VisitorContext
    /// The page that was asked for, where asking again can help.
    var again: Link?

    /// The answer; nil stands for a fault of ours.
    func response(_ problem: PageProblem?) -> Response {
        let words = words(for: problem)
        let card = ErrorCard(
            words.icon, words.title, text: words.text, reference: words.showsReference ? context.reference : nil,
            actions: actions(for: problem, isWorthRepeating: words.showsReference))
        var response = Response.page(page(words.title, card), status: words.status)
        if case .unavailable = problem { response.headers[.retryAfter] = "5" }
        if case .tooSlow = problem { response.headers[.connection] = "close" }
        return response
    }

    private func actions(for problem: PageProblem?, isWorthRepeating: Bool) -> [ButtonLink] {
        let home = { ButtonLink("Go to your start page", .page("/portal"), $0, icon: .home) }
        if case .previewOver = problem {
            return [ButtonLink("Go to the staff side", .page("/staff/users"), .primary, icon: .person)]
        }
        if case .forbidden(let right) = problem, let principal = context.principal,
            portal.runtime.missing(CreateTicket.self, for: principal) == nil
        {
            let subject = "Please let me \(right.worded)"
            let ask = Link.page("/portal/tickets/new", query: ["subject": subject])
            return [ButtonLink("Ask for it", ask, .primary, icon: .chat), home(.quiet)]
        }
        guard isWorthRepeating, let again else { return [home(.primary)] }
        return [ButtonLink("Try again", again, .primary), home(.quiet)]
    }

    private func page(_ title: String, _ card: ErrorCard) -> HTML {
        guard let member = try? MemberContext(context: context) else {
            return portal.slimFrame(title).html { $0.add(card) }
        }
        return portal.frame(title, at: nil, for: member).html { $0.add(card) }
    }

    private struct Words {
        let status: HTTPResponse.Status
        let icon: Icon
        let title: String
        let text: String
        var showsReference = false
    }

    private func words(for problem: PageProblem?) -> Words {
        switch problem {
        case .notFound, .needsLogin, .staffForbidden:
            Words(
                status: Faults.has(.absentAsForbidden) ? .forbidden : .notFound, icon: .search,
                title: "There is nothing here",
                text: "The address may be old or mistyped, or what it leads to is not yours to see. Start from your "
                    + "own lists, or ask for it below.")
        case .forbidden(let permission):
            Words(
                status: .forbidden, icon: .lock, title: "Your role does not include this",
                text: "This page needs the right to \(permission.worded) (\(permission.rawValue)). "
                    + "\(grantor) can give it to you.")
        case .onlyLooking:
            Words(
                status: .forbidden, icon: .lock, title: "This is a preview",
                text: "You see the portal as somebody else, and can change nothing in their name. Nothing was done.")
        case .previewOver:
            Words(
                status: .forbidden, icon: .clock, title: "The preview is over",
                text: "Its time has run out, it was stopped, or one of the two people may not be here any more.")
        case .forged:
            Words(
                status: .forbidden, icon: .alert, title: "This form is out of date",
                text: "Nothing was changed. Go back, reload the page and send it again.", showsReference: true)
        case .badRequest:
            Words(
                status: .badRequest, icon: .alert, title: "The portal could not read that",
                text: "Nothing was changed. Go back and try again.", showsReference: true)
        case .wrongHost:
            Words(
                status: .init(code: 421, reasonPhrase: "Misdirected Request"), icon: .alert,
                title: "This is not the portal's address",
                text: "Open the portal at the address that your provider gave you.")
        case .tooLarge:
            Words(
                status: .contentTooLarge, icon: .alert, title: "That is too much at once",
                text: "Nothing was changed. Go back, shorten the text and send it again.")
        case .tooSlow:
            Words(
                status: .requestTimeout, icon: .clock, title: "That took too long to arrive",
                text: "Nothing was changed. Check your connection, go back and send it again.")
        case .unavailable:
            Words(
                status: .serviceUnavailable, icon: .clock, title: "The portal is busy",
                text: "Nothing was changed: what you sent was not taken. Try again in a moment. What you typed is "
                    + "often still in your browser when you go back.",
                showsReference: true)
        case nil:
            Words(
                status: .internalServerError, icon: .alert, title: "Something went wrong on our side",
                text: "It has been written down. Try again in a minute; if it stays, tell us this reference.",
                showsReference: true)
        }
    }

    private var grantor: String {
        context.principal.map { "\($0.person.tenantName)" } ?? "Your provider"
    }
}
