import Testing

/// The everyday questions of a provider's clients that the guide understands, each in at least four wordings.
@Suite struct TwentyQuestionsTests {
    struct Question: CustomTestStringConvertible, Sendable {
        let name: String
        let asked: Asked
        var testDescription: String { name }

        init(
            _ name: String, after: [String] = [], _ wordings: [String], uses: [String] = [], says: [String],
            never: [String] = []
        ) {
            self.name = name
            asked = Asked(wordings: wordings, after: after, uses: uses, contains: says, lacks: never)
        }
    }

    private static let tickets = [
        Question(
            "What is waiting for me?",
            ["What's waiting for me?", "What needs my reply?", "Anything new?", "Do I have to do anything?"],
            uses: ["needs_you {}"], says: ["Ticket 1043", "INV-2036", "4 days overdue"]),
        Question(
            "Which tickets are open?",
            [
                "Which tickets are open?", "show me our open tickets", "what is still open",
                "list all unresolved issues",
            ],
            uses: [#"list_tickets {"status":"open","limit":12}"#], says: ["2 tickets are open", "Ticket 1042"]),
        Question(
            "What is the status of ticket 1042?",
            [
                "Status of #1042?", "What is happening with ticket 1042?", "any news on 1042",
                "is ticket 1042 fixed yet?",
            ],
            uses: [#"get_ticket {"number":1042}"#], says: ["is open", "Larkfield IT has it"]),
        Question(
            "What did support write last?",
            [
                "What did support last write on ticket 1042?", "What did they say on #1042?",
                "what's the latest note on ticket 1042", "last reply on 1042", "what did support write about 1042",
            ],
            uses: [#"get_ticket {"number":1042}"#],
            says: ["The latest note is from Mia Lark of Larkfield IT, on 13 Mar 2026: “A part is on its way.”"]),
        Question(
            "What did support write last, wherever it was?",
            [
                "What did support write last?", "what did they say", "what was the last thing support wrote?",
                "what is the latest reply from support", "any response from support?",
            ],
            uses: [#"list_tickets {"status":"all","limit":5}"#, #"get_ticket {"number":1042}"#],
            says: ["The latest note is from Mia Lark"]),
        Question(
            "When will it be fixed?",
            [
                "when will the printer be fixed?", "did you fix our printer", "any update on the printer?",
                "have you fixed the printer yet",
            ], says: ["“Printer on floor 2 is offline”, is open"]),
        Question(
            "Open a ticket about something",
            [
                "Open a ticket about the scanner", "please create a ticket for the scanner",
                "I need to raise a ticket about the scanner", "new ticket: the scanner",
            ],
            uses: [#"create_ticket {"subject":"The scanner","description":"The scanner","priority":"normal"}"#],
            says: ["I have prepared a ticket: “The scanner”", "press **Create**"], never: ["created"]),
        Question(
            "Which tickets were opened last week?",
            [
                "tickets of last week", "Which tickets did we open last week?", "tickets opened last week",
                "last week's tickets", "what happened last week?",
            ],
            uses: [#"list_tickets {"status":"all","limit":50}"#], says: ["between 2 Mar 2026 and 8 Mar 2026"]),
        Question(
            "Close my ticket",
            [
                "Please close my ticket", "close ticket 1042", "can you close #1042?", "I want to close my ticket",
                "ticket 1042 can be closed", "please close 1042",
            ],
            says: ["I can't change a ticket", "](/portal/tickets"]),
        Question(
            "Cancel my ticket",
            ["cancel my ticket", "please cancel ticket 1042", "I'd like to cancel my ticket", "delete my ticket"],
            says: ["I can't delete or cancel anything"]),
        Question(
            "Make it urgent", after: ["Open a ticket: the till is dead"],
            ["make it urgent", "mark it as urgent", "it's urgent", "set it to high priority"],
            uses: [], says: ["I have prepared a ticket"]),
        Question(
            "Make ticket 1042 urgent",
            [
                "make ticket 1042 urgent", "escalate ticket 1042", "please prioritise ticket 1042",
                "raise the priority of #1042",
            ], says: ["I can't change a ticket", "[Ticket 1042](/portal/tickets/1042)"]),
    ]

    private static let invoices = [
        Question(
            "Which invoices are overdue?",
            [
                "Which invoices are overdue?", "overdue bills", "are we late with any invoice?", "what is past due",
                "are we behind on payments?",
            ],
            uses: [#"list_invoices {"status":"overdue","limit":12}"#],
            says: ["1 invoice is overdue, €1,250.00 in all", "4 days overdue"]),
        Question(
            "When is the next payment due?",
            [
                "when is our next payment due?", "upcoming payments", "which payments are due?",
                "what is due next week?",
            ],
            uses: [#"list_invoices {"status":"open","limit":12}"#], says: ["to be paid by"]),
        Question(
            "How much do we owe?",
            ["How much do we owe?", "what's our balance?", "what do we still have to pay", "total outstanding please"],
            uses: [#"list_invoices {"status":"open","limit":50}"#], says: ["owes €1,349.50 and $300.00"]),
        Question(
            "Is an invoice paid?",
            [
                "Is INV-2036 paid?", "have we paid INV-2036", "did you receive our payment for INV-2036?",
                "INV-2036 paid?",
            ],
            uses: [#"get_invoice {"number":"INV-2036"}"#], says: ["is 4 days overdue: €1,250.00 of €1,500.00"]),
        Question(
            "What did we pay last month?",
            [
                "What did we pay last month?", "our payments last month", "which invoices did we pay last month",
                "how much did we pay last month?",
            ],
            uses: [#"list_invoices {"status":"paid","limit":12}"#],
            says: ["INV-2031", "does not say when a payment came in"]),
        Question(
            "How do I pay?",
            ["How do I pay?", "how can we pay an invoice", "can I pay by card?", "where do I pay"],
            says: ["I can't pay for you", "has a button for it"]),
        Question(
            "What is in an invoice?",
            [
                "What is in INV-2036?", "explain invoice INV-2036", "what is invoice INV-2036 for?",
                "show me the items of INV-2036",
            ],
            uses: [#"get_invoice {"number":"INV-2036"}"#], says: ["It is for:", "- Managed seat: €1,500.00"]),
        Question(
            "Which invoices are over an amount?",
            [
                "Which invoices are over 1,000 euros?", "invoices above €1.000", "bills of more than 1000 EUR",
                "show invoices exceeding 1,000.00 euros",
            ],
            uses: [#"list_invoices {"status":"all","limit":50}"#],
            says: ["I found 4 invoices of more than", "INV-2036", "€1,250.00 of €1,500.00", "INV-2038"],
            never: ["INV-2041"]),
        Question(
            "Pay it for me", after: ["INV-2038"],
            ["pay it for me", "can you pay that", "please pay this invoice", "pay it now"],
            says: ["I can't pay for you", "[Invoice INV-2038](/portal/invoices/INV-2038)"]),
    ]

    private static let help = [
        Question(
            "How do I reset my password?",
            ["How do I reset my password?", "forgot my password", "reset password", "I can't remember my password"],
            uses: [], says: ["[Reset your password](/portal/kb/reset-password)"]),
        Question(
            "How do I connect to the VPN?",
            ["how do I connect the VPN", "connect to VPN", "VPN instructions", "search articles about VPN"],
            says: ["[Connect the VPN](/portal/kb/connect-vpn)"]),
        Question(
            "Who do I call?",
            [
                "Who do I call?", "who can I talk to?", "How do I reach a person?", "what's your phone number",
                "I want to talk to a human",
            ],
            says: ["+49 30 1", "help@larkfield.example"]),
        Question(
            "What can you do?",
            ["What can you do?", "help", "how does this work?", "what can I ask?"],
            says: ["This is what I can do for you", "over €500", "I can't pay, sign, delete"]),
        Question(
            "Are you a human?",
            ["Are you a human?", "are you a bot", "am I talking to a real person?", "is this an AI?"],
            says: ["automatic helper, not a person"]),
        Question(
            "What is on file about me?",
            ["show my profile", "what do you know about me?", "what's on file about me", "who am I?"],
            uses: ["get_profile {}"], says: ["Name: Anna Berg", "(/portal/profile)"]),
        Question(
            "My phone number is wrong",
            [
                "my phone number is wrong", "my number has changed", "please update my phone number",
                "how do I change my phone number?",
            ],
            says: ["I can't change your particulars", "[your profile](/portal/profile)"]),
        Question(
            "Sign it for me",
            ["sign the contract for me", "can you sign the quote", "accept the agreement", "please sign it"],
            says: ["can't sign, accept or decline anything for you"]),
        Question(
            "Thanks", ["thanks!", "thank you very much", "great, thanks", "that helped, thank you"],
            says: ["You are welcome"]),
        Question(
            "Goodbye", ["bye", "goodbye", "see you", "that's all for today, bye", "thank you, that's all"],
            says: ["Goodbye, Anna"]),
        Question(
            "A complaint",
            [
                "I want to complain", "this is unacceptable", "I'm not happy with your service",
                "we have been waiting far too long",
            ],
            says: ["I am sorry", "+49 30 1"]),
        Question(
            "Something off topic",
            [
                "Who won the football match yesterday evening?", "Please write me a poem about the sea and the wind",
                "what's the weather like in Berlin right now?", "tell me a joke about two elephants and a mouse",
            ],
            says: ["I did not understand", "“Which invoices are overdue?”"]),
    ]

    private static let all = tickets + invoices + help

    @Test(arguments: all) func `a contact asks an everyday question in their own words`(question: Question) throws {
        for wording in question.asked.wordings {
            var asked = question.asked
            if asked.uses.isEmpty {
                asked.uses = try uses(of: wording, after: asked.after)
            }
            try Asked(
                wordings: [wording], after: asked.after, uses: asked.uses, contains: asked.contains, lacks: asked.lacks
            ).check()
        }
    }

    @Test func `there are at least twenty of them, in at least four wordings each`() {
        #expect(Self.all.count >= 20)
        for question in Self.all { #expect(Set(question.asked.wordings).count >= 4, "\(question.name)") }
    }

    private func uses(of wording: String, after: [String]) throws -> [String] {
        var talk = try GuideTalk(after: after)
        try talk.ask(wording)
        return talk.uses
    }
}
