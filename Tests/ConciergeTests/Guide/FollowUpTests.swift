import Testing

@testable import Concierge

/// What short words mean after an answer, and what “this” means on a page.
@Suite struct FollowUpTests {
    private static let overdue = "Which invoices are overdue?"
    private static let open = "Which tickets are open?"
    private static let reset = "how do I reset my password?"

    private static let refined = [
        Asked(
            wordings: [
                "and the paid ones?", "what about the paid ones", "only the paid ones", "paid?", "thanks, and paid?",
            ],
            after: [overdue], uses: [#"list_invoices {"status":"paid","limit":12}"#], contains: ["INV-2031"]),
        Asked(
            wordings: ["and the open ones?", "show all the unpaid ones"], after: [overdue],
            uses: [#"list_invoices {"status":"open","limit":12}"#]),
        Asked(
            wordings: ["and all of them?", "show all"], after: [overdue],
            uses: [#"list_invoices {"status":"all","limit":12}"#]),
        Asked(
            wordings: ["and last month?", "what about last month"], after: ["Which invoices are paid?"],
            uses: [#"list_invoices {"status":"paid","limit":50}"#], contains: ["issued in Feb 2026, 1 is paid"]),
        Asked(
            wordings: ["and how much is overdue?", "and how much of it is overdue"], after: ["do we owe anything"],
            uses: [#"list_invoices {"status":"overdue","limit":50}"#], contains: ["owes €1,250.00"]),
        Asked(
            wordings: ["and the closed ones", "what about closed?", "only closed ones please"], after: [open],
            uses: [#"list_tickets {"status":"closed","limit":12}"#], contains: ["1038"]),
        Asked(
            wordings: ["and the open ones?", "and open?"], after: ["closed tickets"],
            uses: [#"list_tickets {"status":"open","limit":12}"#]),
        Asked(
            wordings: ["and the closed ones?"], after: ["tickets about the printer"],
            uses: [#"list_tickets {"status":"closed","search":"printer","limit":12}"#]),
        Asked(
            wordings: ["what about the till?", "and the till", "the till one"], after: [open],
            uses: [#"list_tickets {"status":"all","search":"till","limit":12}"#, #"get_ticket {"number":1049}"#]),
        Asked(
            wordings: ["and for VPN?", "what about VPN"], after: [reset],
            uses: [#"search_articles {"query":"VPN","limit":4}"#]),
        Asked(
            wordings: ["and the paid ones?"], after: [overdue, "thanks", "what can you do?"],
            uses: [#"list_invoices {"status":"paid","limit":12}"#]),
        Asked(
            wordings: ["and the closed ones"], after: [overdue, open],
            uses: [#"list_tickets {"status":"closed","limit":12}"#]),
    ]

    private static let pointing = [
        Asked(
            wordings: [
                "the second one", "show me the second", "2", "number 2", "open the second ticket",
                "what does the second one say",
                "the 2nd one please", "tell me about the second one",
            ],
            after: [open], uses: [#"get_ticket {"number":1049}"#]),
        Asked(wordings: ["the last one", "and the last one?"], after: [open], uses: [#"get_ticket {"number":1049}"#]),
        Asked(wordings: ["the first one", "#1"], after: [overdue], uses: [#"get_invoice {"number":"INV-2036"}"#]),
        Asked(
            wordings: ["the fifth one"], after: [open], contains: ["not sure which one you mean"]),
        Asked(
            wordings: [
                "any news?", "who opened it?", "is it urgent?", "tell me more", "show me more about it", "that ticket",
                "what did they say?", "is that fixed?", "status?", "this ticket", "and what about it?",
                "when was it opened",
            ],
            after: ["ticket 1042"], uses: [#"get_ticket {"number":1042}"#]),
        Asked(
            wordings: [
                "is it paid?", "when is it due", "how much is it?", "that invoice", "its payments", "did we pay it?",
            ],
            after: ["INV-2036"], uses: [#"get_invoice {"number":"INV-2036"}"#]),
        Asked(
            wordings: ["is it paid?"], after: ["invoice 2036"], uses: [#"get_invoice {"number":"INV-2036"}"#]),
        Asked(
            wordings: ["show me more about it", "the first one", "open the first article", "tell me more", "read it"],
            after: [reset], uses: [#"get_article {"slug":"reset-password"}"#],
            contains: [
                "[Reset your password](/portal/kb/reset-password) says", "You can do it yourself, in two minutes.",
                "**Steps**\n\n1. Open the page.\n2. Type it twice.", "say “open a ticket”",
            ], lacks: ["a.example"]),
        Asked(
            wordings: ["is it fixed?", "what about it?", "any news on that one"], after: [open],
            contains: ["Was it one of these?", "- [Ticket 1042](/portal/tickets/1042)", "- [Ticket 1049]"]),
        Asked(
            wordings: ["close it", "please escalate it", "reopen that"], after: ["ticket 1042"],
            contains: ["I can't change a ticket", "[Ticket 1042](/portal/tickets/1042)"]),
        Asked(
            wordings: ["pay it", "can I pay that online?"], after: ["INV-2038"],
            contains: ["I can't pay for you", "[Invoice INV-2038](/portal/invoices/INV-2038)"]),
        Asked(
            wordings: ["show more", "more", "the rest please", "next page"], after: [open],
            contains: ["[all of them](/portal/tickets?status=open)"]),
    ]

    private static let pages = [
        Asked(
            wordings: [
                "this ticket", "what's happening with this ticket?", "any update?", "what's happening here?",
                "summarise this",
                "is this done?", "what is this about", "status",
            ],
            page: "/portal/tickets/1042", uses: [#"get_ticket {"number":1042}"#]),
        Asked(
            wordings: [
                "is this paid?", "why is this overdue?", "explain this invoice", "this invoice", "when is this due",
            ],
            page: "/portal/invoices/INV-2036?x=1", uses: [#"get_invoice {"number":"INV-2036"}"#]),
        Asked(
            wordings: ["summarise this", "read this"], page: "/portal/kb/reset-password",
            uses: [#"get_article {"slug":"reset-password"}"#]),
        Asked(
            wordings: ["pay this", "can I pay this online"], page: "/portal/invoices/INV-2036",
            contains: ["[Invoice INV-2036](/portal/invoices/INV-2036)"]),
        Asked(
            wordings: ["add a note here", "close this"], page: "/portal/tickets/1042",
            contains: ["](/portal/tickets/1042)"]),
        Asked(
            wordings: ["this ticket"], after: ["ticket 1043"], page: "/portal/tickets/1042",
            uses: [#"get_ticket {"number":1042}"#]),
        Asked(
            wordings: ["that ticket"], after: ["ticket 1043"], page: "/portal/tickets/1042",
            uses: [#"get_ticket {"number":1043}"#]),
        Asked(
            wordings: ["what's happening with ticket 1043?"], page: "/portal/tickets/1042",
            uses: [#"get_ticket {"number":1043}"#]),
        Asked(wordings: ["what is waiting for me?"], page: "/portal/tickets/1042", uses: ["needs_you {}"]),
    ]

    private static let vpn =
        #"create_ticket {"subject":"The VPN does not work","description":"The VPN does not work","priority":"#

    private static let offers = [
        Asked(
            wordings: [
                "yes please", "yes", "ok, do it", "that didn't help", "none of these help", "open a ticket", "go ahead",
                "please open a ticket for that", "create one", "still not working", "make that into a ticket",
            ],
            after: ["The VPN does not work"], uses: [vpn + #""normal"}"#], contains: ["card"]),
        Asked(
            wordings: ["yes please", "that didn't help"], after: ["The VPN does not work", "the first one"],
            uses: [vpn + #""normal"}"#]),
        Asked(
            wordings: ["make it urgent", "it's urgent", "actually it is really urgent"],
            after: ["The VPN does not work", "yes"], uses: [vpn + #""urgent"}"#], contains: ["marked urgent"]),
        Asked(
            wordings: ["yes", "create it", "confirm", "go ahead"], after: ["The VPN does not work", "yes"],
            contains: ["press **Create** on the card", "Nothing happens until you do"]),
        Asked(
            wordings: ["no thanks", "no", "cancel", "never mind", "not now"], after: ["The VPN does not work"],
            contains: ["Nothing was sent"]),
        Asked(
            wordings: ["The till is on fire"], after: ["open a ticket"],
            uses: [
                #"create_ticket {"subject":"The till is on fire","description":"The till is on fire","priority":"normal"}"#
            ]),
        Asked(
            wordings: ["never mind", "cancel", "no"], after: ["open a ticket"], contains: ["Nothing was sent"]),
        Asked(
            wordings: ["which tickets are open?"], after: ["open a ticket"],
            uses: [#"list_tickets {"status":"open","limit":12}"#]),
        Asked(
            wordings: ["my invoices do not open on the phone"], after: ["open a ticket"],
            uses: [
                #"create_ticket {"subject":"My invoices do not open on the phone","#
                    + #""description":"My invoices do not open on the phone","priority":"normal"}"#
            ]),
        Asked(
            wordings: ["the VPN"], after: ["I have a problem"], uses: [#"search_articles {"query":"VPN","limit":4}"#]),
        Asked(wordings: ["that didn't help"], after: [open], contains: ["What is it about?"]),
    ]

    @Test(arguments: refined) func `a contact narrows the last question down`(asked: Asked) throws { try asked.check() }

    @Test(arguments: pointing) func `a contact points at what was just said`(asked: Asked) throws { try asked.check() }

    @Test(arguments: pages) func `a contact speaks of the page they look at`(asked: Asked) throws { try asked.check() }

    @Test(arguments: offers) func `a contact takes up what was offered, or leaves it`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: [
        ("/portal/tickets/1042", Target.ticket(1042)), ("/portal/tickets/1042?x#y", .ticket(1042)),
        ("/portal/invoices/INV%2F7", .invoice("INV/7")), ("/portal/kb/reset-password", .article("reset-password")),
    ])
    func `a page names its record`(path: String, target: Target) {
        #expect(Target(path: path) == target)
    }

    @Test(arguments: [
        "", "/portal", "/portal/tickets", "/portal/tickets/new", "/portal/tickets/", "/portal/tickets/1042/notes",
        "/portal/tickets/0", "/portal/tickets/-1", "/portal/tickets/9999999999", "portal/tickets/1042",
        "//portal/tickets/1",
        "/other/tickets/1042", "/portal/invoices/%zz", "/portal/invoices/%00", "/portal/invoices/a%0Ab",
        "/portal/invoices/" + String(repeating: "a", count: 200), "/portal/kb/%E2%80%AEx",
        "https://evil/portal/tickets/1",
    ])
    func `a path that is no record's page names none`(path: String) {
        #expect(Target(path: path) == nil)
    }

    @Test func `records are found in the links of an answer, each once`() {
        let text =
            "[a](/portal/tickets/1) [b](/portal/tickets?status=open) [c](/portal/kb/x) [d](/portal/tickets/1) [e](/portal/"
        #expect(Target.all(in: text) == [.ticket(1), .article("x")])
        #expect(Target.all(in: String(repeating: "](/portal/", count: 3000)) == [])
    }
}
