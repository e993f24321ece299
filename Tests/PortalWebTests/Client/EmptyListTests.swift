import Testing
import Tools

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
        let html = markup(TicketListView(model: .mock(.nothingFound(.mock("closed")), mayCreate: true)))
        #expect(
            html.contains("No closed tickets") && html.contains("Show all tickets") && html.contains("role=\"search\""))
        #expect(!html.contains("<table") && !html.contains("Showing"))
    }

    @Test func `a search without a hit names the words and the status, and where there are hits`() {
        var filter = SoughtInVain.mock("open", words: "<lamp>")
        let nowhere = markup(TicketListView(model: .mock(.nothingFound(filter), mayCreate: true)))
        #expect(nowhere.contains("No open ticket holds “&lt;lamp&gt;”") && nowhere.contains("Show all tickets"))
        filter.elsewhere = 2
        let elsewhere = markup(TicketListView(model: .mock(.nothingFound(filter), mayCreate: true)))
        #expect(elsewhere.contains("2 tickets that do have another status.") && elsewhere.contains("every status"))
        let invoices = markup(
            InvoiceListView(model: .mock(.nothingFound(.mock("paid", words: "lamp", elsewhere: 1)))))
        #expect(invoices.contains("No paid invoice holds “lamp”") && invoices.contains("One invoice that does has"))
    }

    @Test(arguments: [
        (InvoiceFilter.all, Emptiness.nothingYet, "No invoices yet", ""),
        (.overdue, .nothingFound(.mock("overdue")), "Nothing is overdue", "Show all invoices"),
        (.paid, .nothingFound(.mock("paid")), "No paid invoices", "Show all invoices"),
        (.all, .nothingFound(.mock(words: "lamp")), "No invoice holds “lamp”", "Show all invoices"),
        (.overdue, .end, "That was all", "Back to the start"),
    ])
    func `a list without invoices says why`(
        filter: InvoiceFilter, emptiness: Emptiness, words: String, action: String
    ) {
        let html = markup(InvoiceListView(model: .mock(emptiness, filter: filter)))
        #expect(html.contains(words) && (action.isEmpty || html.contains(action)) && !html.contains("<table"))
        for other in ["Show all invoices", "Back to the start"] where other != action {
            #expect(!html.contains(other))
        }
    }
}
