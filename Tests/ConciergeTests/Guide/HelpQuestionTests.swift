import Testing

/// Articles, new tickets, the person's own particulars, and people.
@Suite struct HelpQuestionTests {
    private static let articles = [
        Asked(
            wordings: [
                "how do I reset my password?", "How can I reset my password", "Can you help me to reset my password?",
                "please reset my password", "where do I reset my password", "reset password",
            ],
            uses: [#"search_articles {"query":"reset password","limit":4}"#],
            contains: [
                "This may help with “reset password”",
                "[Reset your password](/portal/kb/reset-password): Reset it yourself",
                "say “open a ticket”",
            ]),
        Asked(
            wordings: [
                "VPN doesn't work", "The VPN is not working", "help me with my VPN", "I have a problem with the VPN",
                "is there an article about VPN", "search for VPN", "problems with our VPN", "trouble with VPN",
            ],
            uses: [#"search_articles {"query":"VPN","limit":4}"#],
            contains: ["[Connect the VPN](/portal/kb/connect-vpn)", "say “open a ticket”"]),
        Asked(
            wordings: ["how do I fly a kite?", "how to fly a kite"],
            uses: [#"search_articles {"query":"fly kite","limit":4}"#],
            contains: ["I found no help article about “fly kite”", "Say “yes please”"], lacks: ["/portal/kb"]),
        Asked(
            wordings: ["I can't log in", "unable to log in"],
            uses: [#"search_articles {"query":"log sign password","limit":4}"#], contains: ["[Reset your password]"]),
        Asked(
            wordings: ["guest VPN"],
            uses: [#"search_articles {"query":"guest VPN","limit":4}"#],
            contains: ["I was not sure what you mean", "[Connect the VPN]"], lacks: ["open a ticket"]),
        Asked(
            wordings: ["list the help articles", "which articles are there?", "knowledge base", "help articles"],
            uses: [#"search_articles {"query":"","limit":20}"#],
            contains: ["2 in all", "- [Reset your password](/portal/kb/reset-password)\n- [Connect the VPN]"]),
        Asked(wordings: ["I have a problem", "it doesn't work", "how do I do that?"], contains: ["What is it about?"]),
    ]

    private static func ticket(_ subject: String, _ words: String? = nil, _ priority: String = "normal") -> String {
        #"create_ticket {"subject":"\#(subject)","description":"\#(words ?? subject)","priority":"\#(priority)"}"#
    }

    private static let tickets = [
        Asked(
            wordings: [
                "Open a ticket: the printer on floor 2 is dead", "open a ticket - the printer on floor 2 is dead",
                "Please open a ticket because the printer on floor 2 is dead",
                "new ticket: the printer on floor 2 is dead",
                "Could you log a ticket saying the printer on floor 2 is dead",
                "I'd like to raise a ticket about the printer on floor 2 is dead",
                "create a new ticket for me: the printer on floor 2 is dead",
            ],
            uses: [ticket("The printer on floor 2 is dead")],
            contains: [
                "I have prepared a ticket: “The printer on floor 2 is dead”",
                "nothing happens until you press **Create**",
            ], lacks: ["created", "urgent"]),
        Asked(
            wordings: ["my laptop is broken, can someone help"],
            uses: [ticket("My laptop is broken", "My laptop is broken, can someone help")], contains: ["card"]),
        Asked(
            wordings: ["My laptop is broken. Please open a ticket, it's urgent."],
            uses: [ticket("My laptop is broken", "My laptop is broken. Please open a ticket, it's urgent.", "urgent")],
            contains: ["marked urgent"]),
        Asked(
            wordings: ["The internet is down!!"], uses: [ticket("The internet is down", "The internet is down!!")]),
        Asked(
            wordings: ["Can you create a ticket for me? My mouse broke."],
            uses: [ticket("My mouse broke", "My mouse broke.")]),
        Asked(wordings: ["I need a new laptop"], uses: [ticket("I need a new laptop")]),
        Asked(
            wordings: ["We have a new employee starting Monday"],
            uses: [ticket("We have a new employee starting Monday")]),
        Asked(wordings: ["invoice INV-2041 is wrong"], uses: [ticket("Invoice INV-2041 is wrong")]),
        Asked(
            wordings: ["open a ticket: new chair, no hurry"],
            uses: [ticket("New chair, no hurry", nil, "low")], lacks: ["urgent"]),
        Asked(
            wordings: ["open a ticket: not urgent but the clock is wrong"],
            uses: [ticket("Not urgent but the clock is wrong", nil, "low")], lacks: ["urgent:"]),
        Asked(
            wordings: ["open a ticket, high priority: till frozen"],
            uses: [ticket("High priority: till frozen", nil, "high")]),
        Asked(
            wordings: [
                "open a ticket", "new ticket", "I want to open a ticket", "How do I open a ticket?", "ticket please",
                "please create a ticket for me", "can you open a new ticket?",
            ],
            contains: ["What is it about?", "[the form for a new ticket](/portal/tickets/new)"]),
    ]

    private static let people = [
        Asked(
            wordings: ["what's my phone number on file?", "my phone number", "what is my telephone number"],
            uses: ["get_profile {}"],
            contains: ["Telephone: +49 30 555", "[your profile](/portal/profile)"], lacks: ["anna@marigold"]),
        Asked(wordings: ["my mobile number"], uses: ["get_profile {}"], contains: ["Mobile: not on file"]),
        Asked(
            wordings: ["what is my e-mail address", "which email do you have on file for me?"],
            uses: ["get_profile {}"], contains: ["E-mail: anna@marigold.example"], lacks: ["Telephone"]),
        Asked(
            wordings: ["who am I", "my profile", "what do you know about me?", "show my details"],
            uses: ["get_profile {}"],
            contains: ["Name: Anna Berg", "Position: Owner", "Company: Marigold Bakery"]),
        Asked(
            wordings: [
                "how do I reach you?", "I want to talk to a person", "can I speak to someone", "support phone number",
                "what is your phone number", "who can I call", "call me back", "human",
                "how can I contact support", "who is my contact person", "connect me with a technician",
            ],
            contains: ["+49 30 1", "help@larkfield.example", "Larkfield IT", "open a ticket"]),
        Asked(
            wordings: ["this is ridiculous, I waited too long", "I am not happy", "I want to complain"],
            contains: ["I am sorry", "+49 30 1"]),
    ]

    @Test(arguments: articles) func `a contact is led to the articles that may help`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: tickets) func `a contact sees a ticket as a card before anything happens`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: people) func `a contact hears what is on file, and how to reach a person`(asked: Asked) throws {
        try asked.check()
    }
}
