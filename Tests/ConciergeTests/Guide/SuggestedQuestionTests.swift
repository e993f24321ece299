import Testing

/// The questions that pages offer, asked on the page of the record and without one.
@Suite struct SuggestedQuestionTests {
    private static let onPages = [
        Asked(
            wordings: ["Summarise this ticket", "sum this ticket up", "a summary of this ticket please"],
            page: "/portal/tickets/1042", uses: [#"get_ticket {"number":1042}"#],
            contains: [
                "“Printer on floor 2 is offline”, is open", "Larkfield IT has it; nothing is needed from you",
                "Its description begins: “It says offline on every computer.”",
                "The latest note is from Mia Lark of Larkfield IT, on 13 Mar 2026: “A part is on its way.”",
            ]),
        Asked(
            wordings: ["Summarise this ticket"], page: "/portal/tickets/1043", uses: [#"get_ticket {"number":1043}"#],
            contains: ["is waiting for your reply", "Larkfield IT waits for a reply"], lacks: ["nothing is needed"]),
        Asked(
            wordings: ["Explain this invoice", "Summarise this invoice", "what is this invoice for?"],
            page: "/portal/invoices/INV-2036", uses: [#"get_invoice {"number":"INV-2036"}"#],
            contains: [
                "4 days overdue: €1,250.00 of €1,500.00 was due on 10 Mar 2026", "“Services of February.”",
                "- Managed seat: €1,500.00",
            ]),
        Asked(
            wordings: ["Summarise this article", "summarise this", "give me a summary of this article"],
            page: "/portal/kb/reset-password", uses: [#"get_article {"slug":"reset-password"}"#],
            contains: [
                "[Reset your password](/portal/kb/reset-password) begins: “You can do it yourself, in two minutes.”",
                "Its headings are:\n\n- Steps", "I only quote",
            ], lacks: ["Type it"]),
        Asked(
            wordings: ["read this article", "explain this article", "what does this article say?"],
            page: "/portal/kb/reset-password", uses: [#"get_article {"slug":"reset-password"}"#],
            contains: ["1. Open the page."]),
    ]

    private static let without = [
        Asked(
            wordings: ["Summarise this ticket", "what's happening with this ticket?"],
            contains: ["I do not know which ticket you mean", "Tell me its number", "](/portal/tickets"]),
        Asked(
            wordings: ["Explain this invoice", "Summarise this invoice", "is this invoice paid?"],
            contains: ["I do not know which invoice you mean", "](/portal/invoices"]),
        Asked(
            wordings: ["Summarise this article", "explain this article"],
            contains: ["I do not know which article you mean", "](/portal/kb)"]),
        Asked(wordings: ["summarise this", "sum it up"], contains: ["not sure which one you mean"]),
        Asked(
            wordings: ["Summarise this ticket"], after: ["Which tickets are open?"],
            contains: ["Was it one of these?", "Ticket 1042", "Ticket 1049"]),
        Asked(
            wordings: ["Summarise this ticket"], offered: .everything(but: "ticket"),
            contains: ["Your login may not see tickets"]),
        Asked(
            wordings: ["Summarise this article"], page: "/portal/tickets/1042",
            contains: ["I do not know which article you mean"]),
        Asked(
            wordings: ["ticket 1042", "1042"], after: ["Summarise this ticket"], uses: [#"get_ticket {"number":1042}"#]),
    ]

    private static let anywhere = [
        Asked(wordings: ["What is waiting for me?"], uses: ["needs_you {}"], contains: ["Ticket 1043"]),
        Asked(
            wordings: ["What is happening with ticket 1043?"], uses: [#"get_ticket {"number":1043}"#],
            contains: ["is waiting for your reply"]),
        Asked(
            wordings: ["Which tickets are open?"], uses: [#"list_tickets {"status":"open","limit":12}"#],
            contains: ["2 tickets are open"]),
        Asked(
            wordings: ["Which invoices are overdue?"], uses: [#"list_invoices {"status":"overdue","limit":12}"#],
            contains: ["1 invoice is overdue, €1,250.00 in all", "4 days overdue"]),
        Asked(
            wordings: ["Which invoices are open?"], uses: [#"list_invoices {"status":"open","limit":12}"#],
            contains: ["3 invoices are open, 1 of which overdue"]),
        Asked(
            wordings: ["How do I reset my password?"], uses: [#"search_articles {"query":"reset password","limit":4}"#],
            contains: ["/portal/kb/reset-password"]),
        Asked(wordings: ["How do I reach a person?"], contains: ["+49 30 1", "help@larkfield.example"]),
    ]

    @Test(arguments: onPages) func `a contact takes a suggestion on the page of its record`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: without) func `a contact who points at nothing hears what the guide would need`(
        asked: Asked
    ) throws { try asked.check() }

    @Test(arguments: anywhere) func `a contact takes a suggestion anywhere`(asked: Asked) throws {
        try asked.check()
        for page in ["/portal/tickets/1042", "/portal/invoices/INV-2036", "/portal/kb/reset-password"] {
            var there = asked
            there.page = page
            try there.check()
        }
    }
}
