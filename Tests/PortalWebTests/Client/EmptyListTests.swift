import Testing

@testable import PortalWeb

@Suite struct EmptyListTests {
    @Test func `a first ticket is offered only to somebody who may open one`() {
        for mayCreate in [true, false] {
            let html = markup(TicketListView(model: .mock(.nothingYet, mayCreate: mayCreate)))
            #expect(html.contains("No tickets yet") && !html.contains("<form") && !html.contains("Show all"))
            #expect(html.contains("/portal/tickets/new") == mayCreate)
        }
    }

    @Test func `a filter without tickets offers the way back to all of them`() {
        let html = markup(TicketListView(model: .mock(.nothingFound, mayCreate: true)))
        #expect(
            html.contains("No ticket fits") && html.contains("Show all tickets") && html.contains("role=\"search\""))
        #expect(!html.contains("<table") && !html.contains("Showing"))
    }

    @Test(arguments: [
        (InvoiceListModel.Emptiness.nothingYet, "No invoices yet", false),
        (.nothingFound(.overdue), "Nothing is overdue", true), (.nothingFound(.paid), "No invoice fits", true),
        (.end, "That was all", false),
    ])
    func `a list without invoices says why`(emptiness: InvoiceListModel.Emptiness, words: String, hasReset: Bool) {
        let html = markup(InvoiceListView(model: .mock(emptiness)))
        #expect(html.contains(words) && html.contains("Show all invoices") == hasReset && !html.contains("<table"))
        #expect(html.contains("Back to the start") == (emptiness == .end))
    }
}
