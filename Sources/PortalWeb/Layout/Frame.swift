import Access
import Tools

/// The places of the portal's navigation.
enum Place: CaseIterable {
    case home, tickets, invoices, quotes, contracts, risks, articles, nexie
}

extension Portal {
    /// The frame of a page for somebody who is logged in, with the places that are theirs.
    func frame(_ title: String, at place: Place?, for context: MemberContext) -> Page {
        let person = context.principal.person
        return Page(
            title: title,
            brand: Brand(context.principal),
            navigation: places(for: context.principal).map { item in
                NavigationItem(item.label, item.link, icon: item.icon, isCurrent: item.place == place)
            },
            person: .init(
                id: (context.principal.preview == nil ? "" : "preview-") + context.principal.scope.contact.text,
                name: person.name, company: person.companyName),
            csrf: formToken(for: context.key), preview: previewBar(for: context))
    }

    /// The frame of a page for somebody who is not logged in.
    func slimFrame(_ title: String) -> SlimPage {
        SlimPage(title: title, brand: Brand(name: site.name))
    }

    private struct PlaceItem {
        let place: Place
        let label: String
        let link: Link
        let icon: Icon
    }

    private func places(for principal: Principal) -> [PlaceItem] {
        var items = [PlaceItem(place: .home, label: "Home", link: .page("/portal"), icon: .home)]
        if runtime.missing(ListTickets.self, for: principal) == nil {
            items.append(.init(place: .tickets, label: "Tickets", link: .page("/portal/tickets"), icon: .ticket))
        }
        if runtime.missing(ListInvoices.self, for: principal) == nil {
            items.append(.init(place: .invoices, label: "Invoices", link: .page("/portal/invoices"), icon: .invoice))
        }
        if runtime.missing(ListQuotes.self, for: principal) == nil {
            items.append(.init(place: .quotes, label: "Quotes", link: .page("/portal/quotes"), icon: .quote))
        }
        if runtime.missing(ListContracts.self, for: principal) == nil {
            let link = Link.page("/portal/contracts")
            items.append(.init(place: .contracts, label: "Contracts", link: link, icon: .contract))
        }
        if runtime.missing(ListRisks.self, for: principal) == nil {
            items.append(.init(place: .risks, label: "Risks", link: .page("/portal/risks"), icon: .shield))
        }
        if runtime.missing(SearchArticles.self, for: principal) == nil {
            items.append(.init(place: .articles, label: "Articles", link: .page("/portal/kb"), icon: .book))
        }
        if runtime.missing(ListConversations.self, for: principal) == nil {
            items.append(.init(place: .nexie, label: "Nexie", link: .page("/portal/nexie"), icon: .chat))
        }
        return items
    }
}
