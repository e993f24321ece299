import Testing

@Suite struct TicketQuestionTests {
    private static let waitingUse = "needs_you {}"
    private static let waiting = [
        Asked(
            wordings: [
                "What is waiting for me?", "whats waiting for us", "What's waiting on me", "What needs my attention?",
                "What needs me?", "Do I have anything to do today?", "anything I need to do?", "what should I do next",
                "Is there anything waiting for me?", "overview please", "Hi, what's new?",
                "do you need anything from me?",
                "what's pending", "any news?", "my to-dos", "Could you tell me what is waiting for me?",
            ],
            uses: [waitingUse],
            contains: [
                "1 ticket waits for your reply", "[Ticket 1043](/portal/tickets/1043)", "2 invoices are overdue",
                "[Invoice INV-2036](/portal/invoices/INV-2036)",
            ], lacks: ["1042", "INV-2031"])
    ]

    private static let lists = [
        Asked(
            wordings: [
                "Which tickets are open?", "open tickets", "show my open tickets", "do we have any open tickets?",
                "what are our open issues", "list tickets that are still open", "Tickets that are not closed yet",
                "which tickets are unresolved", "please show me the tickets that aren't resolved", "open tikets",
                "how many tickets are open?", "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **open** tickets",
            ],
            uses: [#"list_tickets {"status":"open","limit":12}"#],
            contains: [
                "2 tickets are open; Larkfield IT is working on them", "[Ticket 1042](/portal/tickets/1042)",
                "1 ticket waits for a reply", "](/portal/tickets?status=waiting)", "opened by David Klein",
                "changed on 13 Mar 2026",
            ], lacks: ["1038", "javascript", "img"]),
        Asked(
            wordings: [
                "tickets", "show my tickets", "list all tickets", "what tickets do I have?", "do I have tickets",
                "tikcets please", "where do I see my tickets?", "can I see our tickets", "status of my request",
            ],
            uses: [#"list_tickets {"status":"all","limit":12}"#], contains: ["I can see 5 tickets", "Ticket 1036"]),
        Asked(
            wordings: [
                "Which tickets are waiting for my reply?", "tickets that need my answer", "which tickets need me",
                "tickets waiting for us", "unanswered tickets", "Which tickets await a response from me?",
            ],
            uses: [#"list_tickets {"status":"waiting","limit":12}"#],
            contains: ["1 ticket waits for a reply from your side", "Ticket 1043"], lacks: ["1042"]),
        Asked(
            wordings: [
                "closed tickets", "which tickets are closed?", "show me my closed tickets please", "archived tickets",
            ],
            uses: [#"list_tickets {"status":"closed","limit":12}"#], contains: ["1 ticket is closed", "Ticket 1038"]),
        Asked(
            wordings: ["resolved tickets", "which tickets have been solved?", "tickets that are fixed"],
            uses: [#"list_tickets {"status":"resolved","limit":12}"#],
            contains: ["1 ticket is resolved", "Ticket 1036"]),
        Asked(
            wordings: ["tickets opened last week", "which tickets did we open last week?", "tickets from last week"],
            uses: [#"list_tickets {"status":"all","limit":50}"#],
            contains: ["5 tickets were opened between 2 Mar 2026 and 8 Mar 2026"]),
        Asked(
            wordings: ["what tickets did we open in February", "tickets from last month"],
            uses: [#"list_tickets {"status":"all","limit":50}"#],
            contains: ["I found no ticket that was opened in Feb 2026"], lacks: ["Ticket 1042"]),
        Asked(
            wordings: ["closed tickets from March"], uses: [#"list_tickets {"status":"closed","limit":50}"#],
            contains: ["Of the tickets that were opened in Mar 2026, 1 is closed", "1038"]),
        Asked(
            wordings: ["urgent tickets", "are there any urgent tickets?", "tickets with urgent priority"],
            uses: [#"list_tickets {"status":"all","limit":50}"#], contains: ["no ticket whose priority is urgent"]),
    ]

    private static let searches = [
        Asked(
            wordings: [
                "tickets about the printer", "any tickets regarding our printer?",
                "Do we have tickets about the printer",
                "which tickets mention printer", "printer tickets",
            ],
            uses: [#"list_tickets {"status":"all","search":"printer","limit":12}"#],
            contains: ["I found 1 ticket with “printer”", "[Ticket 1042](/portal/tickets/1042): Printer on floor 2"]),
        Asked(
            wordings: [
                "any news on the printer ticket?", "Did anyone already open a ticket about the printer?",
                "the printer ticket", "what's happening with the printer ticket",
                "is there a ticket about the printer?",
                "any update on the printer?", "is there any progress with our printer",
            ],
            uses: [
                #"list_tickets {"status":"all","search":"printer","limit":12}"#, #"get_ticket {"number":1042}"#,
            ],
            contains: ["“Printer on floor 2 is offline”, is open", "“A part is on its way.”"]),
        Asked(
            wordings: [
                "tickets about the printer on floor 3", "Any tickets concerning our printer on floor 3, please?",
            ],
            uses: [
                #"list_tickets {"status":"all","search":"printer on floor 3","limit":12}"#,
                #"list_tickets {"status":"all","search":"printer","limit":12}"#,
            ],
            contains: ["I found 1 ticket with “printer”"]),
        Asked(
            wordings: ["tickets about unicorns"],
            uses: [#"list_tickets {"status":"all","search":"unicorns","limit":12}"#],
            contains: ["I found no ticket with “unicorns”", "[the ticket list](/portal/tickets?status=all)"]),
        Asked(
            wordings: ["closed tickets about internet"],
            uses: [#"list_tickets {"status":"closed","search":"internet","limit":12}"#],
            contains: ["1 ticket with “internet” among those that are closed"]),
        Asked(
            wordings: ["tickets about the till from last week", "last week's tickets about the till"],
            uses: [#"list_tickets {"status":"all","search":"till","limit":50}"#],
            contains: ["1 ticket with “till” that was opened between 2 Mar 2026"]),
        Asked(
            wordings: ["my last ticket", "show me the latest ticket", "most recent ticket"],
            uses: [#"list_tickets {"status":"all","limit":1}"#, #"get_ticket {"number":1042}"#],
            contains: ["Ticket 1042"]),
    ]

    private static let single = [
        Asked(
            wordings: [
                "What's happening with ticket 1042?", "#1042", "ticket 1042", "Ticket #1042?", "status of ticket 1042",
                "is ticket no. 1042 done?", "what happened to #1042", "Who is working on ticket 1042?", "ticket-1042",
                "any news about ticket number 1042", "show ticket 1042 please", "can you open ticket 1042",
                "tell me about ticket 1042", "how long will ticket 1042 take", "tickte 1042", "request 1042",
                "What does ticket 1042 say?", "1042?", "what about 1042", "show me 1042", "status of 1042", "open 1042",
            ],
            uses: [#"get_ticket {"number":1042}"#],
            contains: [
                "[Ticket 1042](/portal/tickets/1042), “Printer on floor 2 is offline”, is open",
                "opened by David Klein on 3 Mar 2026", "changed last on 13 Mar 2026", "its priority is normal",
                "Larkfield IT has it; nothing is needed from you",
                "Its description begins: “It says offline on every computer.”",
                "Mia Lark of Larkfield IT", "“A part is on its way.”",
            ], lacks: ["Still so", "waits for a reply"]),
        Asked(
            wordings: ["ticket 1043", "#1043"], uses: [#"get_ticket {"number":1043}"#],
            contains: ["is waiting for your reply", "You can write it on [the ticket's page](/portal/tickets/1043)"]),
        Asked(
            wordings: ["ticket 5", "#5"], uses: [#"get_ticket {"number":5}"#],
            contains: ["I can't find a ticket 5 that your login may see", "](/portal/tickets?status=all)"]),
        Asked(
            wordings: ["ticket 99999999999999999999", "#99999999999999999999", "ticket 1000000000"],
            contains: ["can't be the number of a ticket"], lacks: ["]("]),
        Asked(wordings: ["ticket 0", "#0"], contains: ["0 can't be the number of a ticket"]),
        Asked(
            wordings: ["777"],
            uses: [
                #"get_ticket {"number":777}"#, #"get_invoice {"number":"777"}"#,
                #"list_invoices {"status":"all","limit":50}"#,
            ],
            contains: ["neither a ticket nor an invoice 777"]),
        Asked(
            wordings: ["what about 2036"],
            uses: [
                #"get_ticket {"number":2036}"#, #"get_invoice {"number":"2036"}"#,
                #"list_invoices {"status":"all","limit":50}"#, #"get_invoice {"number":"INV-2036"}"#,
            ],
            contains: ["[Invoice INV-2036](/portal/invoices/INV-2036) is 4 days overdue"]),
    ]

    @Test(arguments: waiting + lists) func `a contact hears which tickets there are`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: searches) func `a contact finds tickets by their words`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: single) func `a contact hears what happens with one ticket`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: ["last week", "in February", "since 2025", "today"])
    func `a date alone is not taken for the number of a ticket`(said: String) throws {
        var talk = try GuideTalk()
        try talk.ask("tickets " + said)
        #expect(talk.uses == [#"list_tickets {"status":"all","limit":50}"#])
    }
}
