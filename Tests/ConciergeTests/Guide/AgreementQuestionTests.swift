import Testing

@testable import Concierge

@Suite struct AgreementQuestionTests {
    private static let open = [
        Asked(
            wordings: [
                "Which quotes wait for me?", "which quotes are open", "quotes to decide", "any quotes waiting?",
                "what quotes do we have to approve",
            ],
            uses: [#"list_quotes {"status":"open","limit":12}"#],
            contains: [
                "1 quote waits for a decision",
                "[Quote Q-1](/portal/quotes/Q-1), “New tills”: €1,190.00, valid until 20 Mar 2026, 6 days left",
            ], lacks: ["Q-2"]),
        Asked(
            wordings: ["show our quotes", "quotes", "what quotes do we have"],
            uses: [#"list_quotes {"status":"all","limit":12}"#], contains: ["I can see 2 quotes", "accepted"]),
        Asked(
            wordings: ["which quotes did expire", "expired quotes"],
            uses: [#"list_quotes {"status":"expired","limit":12}"#], contains: ["Quote"]),
        Asked(
            wordings: ["quote Q-1", "show me quote q-1", "tell me about quote number Q-1"],
            uses: [#"get_quote {"number":"Q-1"}"#],
            contains: ["waits for a decision: €1,190.00", "- Till: €1,000.00", "not in this sum", "I can't accept"]),
        Asked(
            wordings: ["Explain this quote"], page: "/portal/quotes/Q-1", uses: [#"get_quote {"number":"Q-1"}"#],
            contains: ["6 days left"]),
        Asked(
            wordings: ["quote Q-9"], uses: [#"get_quote {"number":"Q-9"}"#],
            contains: ["I can't find a quote Q-9", "[the quote list](/portal/quotes?status=all)"]),
    ]

    private static let contracts = [
        Asked(
            wordings: [
                "When does our contract end?", "when does the contract expire", "how long does our contract run",
            ],
            uses: [#"list_contracts {"status":"active","limit":12}"#, #"get_contract {"number":"C-1"}"#],
            contains: [
                "[Contract C-1](/portal/contracts/C-1), “Managed seats”, ends on 30 Jun 2026, 108 days left, and renews",
                "can be given until 31 Mar 2026",
            ]),
        Asked(
            wordings: [
                "What is the notice date?", "until when can we cancel our contract", "when do we have to give notice",
                "what's the notice period of our contract",
            ],
            uses: [#"list_contracts {"status":"active","limit":12}"#, #"get_contract {"number":"C-1"}"#],
            contains: ["can be given until 31 Mar 2026, 17 days left", "Renews for a year."]),
        Asked(
            wordings: [
                "What does our contract cover?", "what is included in the contract", "is it covered by our contract",
            ],
            uses: [#"list_contracts {"status":"active","limit":12}"#, #"get_contract {"number":"C-1"}"#],
            contains: ["covers:", "Ten seats and the"], lacks: ["108 days"]),
        Asked(
            wordings: ["What does this contract cover?"], page: "/portal/contracts/C-1",
            uses: [#"get_contract {"number":"C-1"}"#], contains: ["Ten seats"]),
        Asked(
            wordings: ["What is the notice date?"], page: "/portal/contracts/C-1",
            uses: [#"get_contract {"number":"C-1"}"#], contains: ["31 Mar 2026"]),
        Asked(
            wordings: ["contract C-9"], uses: [#"get_contract {"number":"C-9"}"#],
            contains: ["I can't find a contract C-9"]),
    ]

    private static let refused = [
        Asked(
            wordings: ["Which quotes wait for me?", "quote Q-1"], offered: .everything(but: "quote"),
            contains: ["Your login may not see quotes"], lacks: ["Q-1"]),
        Asked(
            wordings: ["When does our contract end?", "What is the notice date?", "contract C-1"],
            offered: .everything(but: "contract"), contains: ["Your login may not see contracts"], lacks: ["C-1"]),
        Asked(
            wordings: ["accept the quote", "sign the contract"],
            contains: ["can't sign, accept or decline", "only you can"]),
    ]

    @Test(arguments: open + contracts)
    func `questions about quotes and contracts are understood`(asked: Asked) throws { try asked.check() }

    @Test(arguments: refused)
    func `the guide says what it may not look up and what it does not do`(asked: Asked) throws { try asked.check() }
}
