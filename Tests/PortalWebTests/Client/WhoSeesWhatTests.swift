import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let ben = "ben@marigold.example"
private let chloe = "chloe@marigold.example"
private let david = "david@marigold.example"
private let elena = "elena@marigold.example"

@Suite struct WhoSeesWhatTests {
    private static let home = [
        Look(
            who: anna, path: "/portal",
            says: [
                "Hello, Anna", "Marigold Bakery", "New ticket", "Shared mailbox for orders Ticket 1046",
                "Invoice INV-2036: €1,147.87", "17 days overdue", "Invoice INV-2038: €938.81",
                "Invoice INV-2040", "due in 4 days", "6 open tickets", "3 waiting for your company",
                "15 tickets in all",
                "5 unpaid invoices", "2 of them overdue", "Two bakers start on Monday", "Ask Nexie",
            ], not: ["INV-2041", "INV-2037", "Label printer prints half a label", "All clear"]),
        Look(
            who: ben, path: "/portal",
            says: ["E-mail asks us to change the mill&#39;s bank details Ticket 1040", "5 unpaid invoices"],
            not: ["Two bakers start on Monday", "Shared mailbox for orders"]),
        Look(
            who: chloe, path: "/portal",
            says: ["All clear", "No ticket waits for you. Enjoy the quiet.", "6 open tickets", "Open a ticket"],
            not: ["unpaid", "INV-", "invoice", "€"]),
        Look(
            who: david, path: "/portal",
            says: ["Label printer prints half a label Ticket 1039", "2 open tickets", "1 waiting for your company"],
            not: ["INV-", "VPN drops"]),
        Look(
            who: elena, path: "/portal", says: ["All clear", "Look something up", "Latest tickets"],
            not: ["New ticket", "Open a ticket", "/portal/tickets/new", "INV-"]),
    ]

    private static let tickets = [
        Look(
            who: anna, path: "/portal/tickets",
            says: [
                "Every ticket of Marigold Bakery.", "Opened by", "David Lindqvist", "Showing 15 of 15 tickets",
                "Printer on floor 2 is offline", "Waiting for you", "Waiting for a reply",
                "Handing in my laptop and phone",
            ], not: ["Patient reminders are not being sent", "Plotter refuses", "Show more"]),
        Look(
            who: david, path: "/portal/tickets",
            says: ["The tickets that you opened.", "Showing 3 of 3 tickets", "New ticket", "today, 11:25"],
            not: ["Opened by", "VPN drops", "Shared mailbox for orders", "Waiting for a reply"]),
        Look(
            who: anna, path: "/portal/tickets/1039", says: ["Waiting for a reply", "Your reply"],
            not: ["Waiting for you"]),
        Look(
            who: elena, path: "/portal/tickets", says: ["Showing 15 of 15"], not: ["New ticket", "/portal/tickets/new"]),
        Look(who: chloe, path: "/portal/tickets", says: ["today, 10:25"], not: ["CET"]),
        Look(
            who: elena, path: "/portal/tickets/1045",
            says: ["Read access to the folder", "“Accounts/2nd half”", "A reply needs the right to reply to tickets."],
            not: ["Your reply", "Payroll is a subfolder", "Asked Anna by telephone"]),
        Look(
            who: david, path: "/portal/tickets/1042",
            says: [
                "Printer on floor 2 is offline", "Tom Aydin", "support", "you", "Your reply", "Ticket 1042", "High",
            ],
            not: ["Same model failed at another site", "internal"]),
        Look(
            who: ben, path: "/portal/tickets/1050", says: ["<em>Reset your password</em>", "Urgent"],
            not: ["breach list", "*Reset your password*"]),
        Look(
            who: elena, path: "/portal/tickets/new", status: 403, says: ["open tickets", "(tickets:create)"],
            not: ["<form"]),
        Look(who: david, path: "/portal/tickets/1043", status: 404, says: ["There is nothing here"], not: ["VPN"]),
    ]

    private static let invoices = [
        Look(
            who: ben, path: "/portal/invoices",
            says: [
                "INV-2031", "INV-2035", "Cancelled", "Overdue", "Paid", "16 Feb 2026", "17 days overdue", "$349.00",
                "9 Mar 2026", ", due in 4 days", "€1,938.81", "€938.81", "Showing 8 of 8 invoices",
            ], not: ["INV-2044", "INV-2042", "INV-2037", "INV-2030"]),
        Look(
            who: anna, path: "/portal/invoices/INV-2044", status: 404, says: ["There is nothing here"],
            not: ["warranty"]),
        Look(
            who: chloe, path: "/portal/invoices", status: 403, says: ["see invoices", "(invoices:read)"], not: ["INV-"]),
        Look(
            who: david, path: "/portal/invoices/INV-2036", status: 403, says: ["see invoices"],
            not: ["INV-2036", "1,147.87"]),
    ]

    private static let profile = [
        Look(
            who: anna, path: "/portal/profile",
            says: [
                "Anna Richter", "anna@marigold.example", "+49 30 23125 301", "Managing director", "Owner",
                "Berlin", "Ask for another name",
            ], not: ["Not set"]),
        Look(
            who: elena, path: "/portal/profile", says: ["External auditor", "Viewer", "Not set", "Write to us"],
            not: ["Ask for another name"]),
    ]

    @Test func `each person sees on each page what their role gives, and nothing else`() async throws {
        try await TestPortal.with { portal in
            for look in Self.home + Self.tickets + Self.invoices + Self.profile {
                let page = try await portal.browser(look.who).get(look.path)
                #expect(page.status == look.status, "\(look.testDescription)")
                expect(page, says: look.says, not: look.not)
            }
        }
    }

    @Test func `nobody gets a page without a login, and comes back to it afterwards`() async throws {
        try await TestPortal.with { portal in
            for path in [
                "/portal", "/portal/tickets?status=open", "/portal/tickets/1042", "/portal/invoices", "/portal/profile",
            ] {
                let page = try await portal.stranger.get(path)
                #expect(page.status == 303 && page.html.isEmpty)
                #expect(page.location?.hasPrefix("/portal/login") == true)
                if path != "/portal" {
                    #expect(page.location?.contains(TestBrowser.encoded("status=open")) == path.contains("?"))
                }
            }
        }
    }
}
