import Access
import HTTPTypes
import Hummingbird

/// The page of the staff side for a request that has none of its own.
struct StaffProblemPage {
    let portal: Portal
    let context: VisitorContext

    /// The answer; nil stands for a fault of ours.
    func response(_ problem: PageProblem?) -> Response {
        let words = words(for: problem)
        let card = ErrorCard(
            words.icon, words.title, text: words.text, reference: words.showsReference ? context.reference : nil,
            actions: [ButtonLink("Go to the overview", .page("/staff"), .primary, icon: .home)])
        let page = frame(words.title).html { $0.add(card) }
        var response = Response.page(page, status: words.status)
        if case .unavailable = problem { response.headers[.retryAfter] = "5" }
        if case .tooSlow = problem { response.headers[.connection] = "close" }
        return response
    }

    private func frame(_ title: String) -> StaffPage {
        guard let staff = try? StaffContext(context: context) else { return portal.staffDoor(title) }
        return portal.staffFrame(title, at: nil, for: staff)
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
        case .notFound, .needsLogin:
            Words(
                status: .notFound, icon: .search, title: "There is nothing here",
                text: "The address may be old or mistyped, or what it leads to is not your provider's.")
        case .staffForbidden(let right):
            Words(
                status: .forbidden, icon: .lock, title: "Your role does not include this",
                text: "This needs the right to \(right.worded) (\(right.rawValue)). An administrator has it.")
        case .forbidden, .forged, .onlyLooking, .previewOver:
            Words(
                status: .forbidden, icon: .alert, title: "This form is out of date",
                text: "Nothing was changed. Go back, reload the page and send it again. Your browser has to keep "
                    + "cookies for this address.", showsReference: true)
        case .badRequest:
            Words(
                status: .badRequest, icon: .alert, title: "That could not be read",
                text: "Nothing was changed. Go back and try again.", showsReference: true)
        case .wrongHost:
            Words(
                status: .init(code: 421, reasonPhrase: "Misdirected Request"), icon: .alert,
                title: "This is not the portal's address", text: "Open the portal at the address in its settings.")
        case .tooLarge:
            Words(
                status: .contentTooLarge, icon: .alert, title: "That is too much at once",
                text: "Nothing was changed. Choose fewer people and send it again.")
        case .tooSlow:
            Words(
                status: .requestTimeout, icon: .clock, title: "That took too long to arrive",
                text: "Nothing was changed. Check your connection and send it again.")
        case .unavailable:
            Words(
                status: .serviceUnavailable, icon: .clock, title: "The portal is busy",
                text: "Nothing was changed. Try again in a moment.", showsReference: true)
        case nil:
            Words(
                status: .internalServerError, icon: .alert, title: "Something went wrong on our side",
                text: "It has been written down under the reference below.", showsReference: true)
        }
    }
}
