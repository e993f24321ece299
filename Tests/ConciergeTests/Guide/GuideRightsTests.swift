import Testing
import Tools

@testable import Concierge

/// What the guide says to somebody whose login may do less, and when a tool refuses or fails.
@Suite struct GuideRightsTests {
    private static let noInvoices = Set<String>.everything(but: "invoice")
    private static let noTickets = Set<String>.everything(but: "ticket")
    private static let readsOnly = Set<String>.everything(but: "create")
    private static let noArticles = Set<String>.everything(but: "article")
    private static let grants = "The portal owner of Marigold Bakery or Larkfield IT can grant it"

    private static let refused = [
        Asked(
            wordings: [
                overdue, "how much do we owe", "INV-2036", "invoice 2036", "what did we pay last month",
                "latest invoice",
                "pay my invoice",
            ],
            offered: noInvoices, contains: ["Your login may not see invoices", grants], lacks: ["](/portal/invoices"]),
        Asked(
            wordings: ["Which tickets are open?", "ticket 1042", "#1042", "tickets about the printer"],
            offered: noTickets, contains: ["Your login may not see tickets", grants]),
        Asked(
            wordings: ["Open a ticket: it burns", "my laptop is broken", "open a ticket", "I need a new mouse"],
            offered: readsOnly, contains: ["Your login may not open tickets", grants, "+49 30 1"], lacks: ["card"]),
        Asked(
            wordings: ["list the help articles"], offered: noArticles,
            contains: ["Your login may not read the help articles", grants]),
        Asked(
            wordings: ["how do I reset my password?"], offered: noArticles,
            contains: ["Your login may not read the help articles", "Say “yes please”"]),
        Asked(
            wordings: ["how do I reset my password?"], offered: noArticles.intersection(readsOnly),
            contains: ["Your login may not read the help articles", "+49 30 1"], lacks: ["yes please"]),
        Asked(
            wordings: ["how do I fly a kite?"], offered: readsOnly,
            uses: [#"search_articles {"query":"fly kite","limit":4}"#],
            contains: ["no help article about “fly kite”", "+49 30 1"], lacks: ["yes please"]),
        Asked(
            wordings: ["what can you do?"], offered: noInvoices,
            contains: ["prepare a new ticket", "Your login may not see invoices", grants], lacks: ["How much do we owe"]
        ),
        Asked(
            wordings: ["what can you do?"], offered: [],
            contains: ["With your login I can't look at anything", "Your login may not see tickets"], lacks: ["- find"]),
        Asked(
            wordings: ["hello", "Sing me a sea shanty about routers"],
            offered: ["needs_you", "list_tickets", "get_ticket"],
            contains: ["“What is waiting for me?”", "“Which tickets are open?”"],
            lacks: ["invoices", "Open a ticket", "password"]),
        Asked(
            wordings: ["hello"], offered: [], contains: ["With your login I can't look at anything"]),
        Asked(
            wordings: ["guest VPN", "asdf"], offered: noArticles, contains: ["I did not understand"],
            lacks: ["password"]),
        Asked(
            wordings: ["777"], offered: noInvoices, uses: [#"get_ticket {"number":777}"#],
            contains: ["I can't find a ticket 777"]),
        Asked(
            wordings: ["2036"], offered: noTickets,
            uses: [
                #"get_invoice {"number":"2036"}"#, #"list_invoices {"status":"all","limit":50}"#,
                #"get_invoice {"number":"INV-2036"}"#,
            ],
            contains: ["Invoice INV-2036"]),
        Asked(
            wordings: ["what is waiting for me?"], offered: ["get_profile"], contains: ["can't look at what is waiting"]
        ),
        Asked(wordings: ["who am I"], offered: ["needs_you"], contains: ["can't look at your profile"]),
    ]

    private static let overdue = "Which invoices are overdue?"

    @Test(arguments: refused) func `a contact hears plainly what their login may not do`(asked: Asked) throws {
        try asked.check()
    }

    @Test func `with nothing to see, nothing waits, and it says only what it looked at`() throws {
        for (offered, text, lacks) in [
            (GuideTalk.everyTool, "no ticket needs your reply, and no invoice", "nothing!"),
            (Self.noInvoices, "no ticket needs your reply.", "invoice"),
            (Self.noTickets, "no invoice is overdue", "ticket"),
        ] {
            var talk = try GuideTalk(offered: offered)
            talk.records = { use in
                let nothing: JSONObject = ["tickets_awaiting_reply": [], "invoices_due": [], "quotes_to_decide": []]
                return nothing.result(of: use)
            }
            try talk.ask("what is waiting for me?")
            #expect(talk.answer.contains(text) && !talk.answer.contains(lacks))
        }
    }

    private static let questions = [
        "what is waiting for me?", "which tickets are open?", "ticket 1042", "the printer ticket", overdue,
        "how much do we owe", "INV-2036", "latest invoice", "how do I reset my password?", "open a ticket: it burns",
        "who am I", "what did we pay last month", "777",
    ]

    @Test(arguments: questions)
    func `a tool that was taken away in the middle is told like one that was never there`(question: String) throws {
        var talk = try GuideTalk()
        talk.records = { SampleRecords.refused($0, "unknown_tool") }
        try talk.ask(question)
        #expect(talk.answer.contains("Your login may not") || talk.answer.contains("I can't look at"))
        #expect(!talk.answer.contains("There is no such thing"))
    }

    @Test(arguments: questions, ["too_large", "busy", "", "conflict", "invalid_input"])
    func `a tool that could not is told honestly`(question: String, word: String) throws {
        var talk = try GuideTalk()
        talk.records = { SampleRecords.refused($0, word) }
        try talk.ask(question)
        let honest = ["that did not work", "more of it than I can read", "I could not prepare a ticket"]
        #expect(honest.contains { talk.answer.contains($0) }, "\(talk.answer)")
        #expect(talk.uses.count == 1)
    }

    @Test func `nothing is found where there is nothing`() throws {
        var talk = try GuideTalk()
        talk.records = { SampleRecords.refused($0, "not_found") }
        try talk.ask("INV-2036")
        #expect(talk.answer.contains("I can't find an invoice INV-2036"))
        try talk.ask("#1042")
        #expect(talk.answer.contains("I can't find a ticket 1042"))
    }

    @Test func `an article that is gone is told so`() throws {
        var talk = try GuideTalk(after: ["how do I reset my password?"])
        talk.records = { SampleRecords.refused($0, "not_found") }
        try talk.ask("the first one")
        #expect(talk.answer.contains("I can't find that article any more. Here are [the help articles](/portal/kb)"))
    }

    @Test(arguments: [
        ("+49 30 1", "", "call +49 30 1."), ("", "a_b@x.example", #"write to a\_b@x.example."#),
        ("", "", "I have no telephone number or e-mail address of Larkfield IT"),
    ])
    func `a provider is reached in the ways that are set up`(phone: String, email: String, told: String) throws {
        let setting = GuideTalk.setting(phone: phone, email: email)
        let request = ModelRequest(turns: [.person("talk to a person")], tools: [], setting: setting)
        let text = Guide(prompts: try GuideTalk.prompts.get()).events(for: request).text
        #expect(text.contains(told))
    }
}

extension [ModelEvent] {
    /// Everything that was said.
    var text: String {
        reduce(into: "") { text, event in
            if case .text(let part) = event { text += part }
        }
    }
}
