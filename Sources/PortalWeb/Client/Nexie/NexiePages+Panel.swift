import Access
import Concierge
import Hummingbird
import Tools

extension NexiePages {
    /// `GET /portal/nexie?part=panel`: the talk without a document around it, for the panel that opens on every page.
    ///
    /// A conversation that is not there any more begins a new one.
    func panel(for visit: Visit, _ context: MemberContext) async throws -> Response {
        let model: NexieModel
        do {
            model = try await self.model(for: visit, context)
        } catch ToolRefusal.notFound, ToolRefusal.invalid {
            var visit = visit
            visit.conversation = ""
            model = try await self.model(for: visit, context)
        }
        var html = HTML()
        html.add(PanelView(model: model))
        return .page(html)
    }
}

/// The talk in the panel.
struct PanelView: View {
    let model: NexieModel

    func write(to html: inout HTML) {
        html.tag("div", .class("panel-body")) { html in
            if let about = model.visit.page?.worded { html.tag("p", .class("panel-about"), text: about) }
            html.add(TalkView(model: model, place: .panel))
            html.tag("p", .class("panel-whole")) { html in
                html.tag("a", .href(whole), text: "Open the whole conversation")
            }
        }
    }

    private var whole: Link {
        NexiePages.link(model.conversation?.id.text ?? "", page: model.visit.page)
    }
}

extension PageReference {
    /// What a talk on that page is about; nil for a place that is about nothing in particular.
    var worded: String? {
        switch self {
        case .ticket(let number): "About ticket \(number)"
        case .invoice(let number): "About invoice \(number)"
        case .quote(let number): "About quote \(number)"
        case .contract(let number): "About contract \(number)"
        case .article: "About this article"
        case .risk(let number): "About risk \(number)"
        case .risks: "About your risks"
        case .quotes: "About your quotes"
        case .contracts: "About your contracts"
        case .tickets: "About your tickets"
        case .invoices: "About your invoices"
        case .articles: "About the articles"
        case .profile: "About your profile"
        case .newTicket: "About a new ticket"
        case .home: nil
        }
    }
}
