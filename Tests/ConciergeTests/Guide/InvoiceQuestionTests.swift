import Testing

@Suite struct InvoiceQuestionTests {
    private static let lists = [
        Asked(
            wordings: [
                "Which invoices are overdue?", "overdue invoices", "do we have overdue bills", "anything past due?",
                "is anything overdue?", "late invoices please", "which of our invoices are late", "overdue invocies",
            ],
            uses: [#"list_invoices {"status":"overdue","limit":12}"#],
            contains: [
                "1 invoice is overdue, €1,250.00 in all",
                "[Invoice INV-2036](/portal/invoices/INV-2036): €1,250.00, was due on 10 Mar 2026, 4 days overdue",
            ],
            lacks: ["INV-2038", "INV-2031"]),
        Asked(
            wordings: [
                "open invoices", "unpaid invoices", "Which invoices are still open?", "invoices we haven't paid",
                "which bills are outstanding", "what's the next invoice due?", "which bills are due next week",
                "invoices to pay",
            ],
            uses: [#"list_invoices {"status":"open","limit":12}"#],
            contains: ["3 invoices are open, 1 of which overdue", "INV-2038", "INV-2041", "to be paid by"],
            lacks: ["INV-2031"]),
        Asked(
            wordings: ["Which invoices are paid?", "paid invoices", "show the settled bills"],
            uses: [#"list_invoices {"status":"paid","limit":12}"#],
            contains: ["1 invoice is paid", "INV-2031", "€1,500.00, paid"], lacks: ["INV-2036"]),
        Asked(
            wordings: [
                "invoices", "show all invoices", "list our invoices", "where can I find my invoices?", "our bills",
            ],
            uses: [#"list_invoices {"status":"all","limit":12}"#],
            contains: [
                "I can see 5 invoices", "INV-2036", "INV-2035](/portal/invoices/INV-2035): €1,500.00, cancelled",
            ]),
        Asked(
            wordings: ["invoices from last month", "Which invoices did we get in February?", "bills in feb 2026"],
            uses: [#"list_invoices {"status":"all","limit":50}"#], contains: ["5 invoices were issued in Feb 2026"]),
        Asked(
            wordings: ["invoices from 2024", "invoices in 2024"], uses: [#"list_invoices {"status":"all","limit":50}"#],
            contains: ["I found no invoice that was issued in 2024"], lacks: ["INV-"]),
        Asked(
            wordings: ["paid invoices from last month"], uses: [#"list_invoices {"status":"paid","limit":50}"#],
            contains: ["Of the invoices that were issued in Feb 2026, 1 is paid", "INV-2031"], lacks: ["INV-2036"]),
    ]

    private static let owed = [
        Asked(
            wordings: [
                "account statement", "Can I have our account statement?", "show me the statement of our account",
                "Please send me a statement", "our open statement", "the whole statement",
            ],
            uses: ["account_statement {}"],
            contains: [
                "The account of Marigold Bakery on 14 Mar 2026: €1,349.50 and $300.00 to be paid", "INV-2036",
                "INV-2041",
                "€1,250.00, for 1 to 30 days", "€7.00, for more than 90 days", "(/portal/statement)",
            ], lacks: ["31 to 60", "INV-2031"]),
        Asked(
            wordings: ["account statement"], offered: .everything(but: "account_statement"),
            uses: [#"list_invoices {"status":"open","limit":50}"#],
            contains: ["Marigold Bakery owes €1,349.50 and $300.00 on 3 open invoices"]),
        Asked(
            wordings: [
                "do we owe anything?", "how much do we owe?", "What do we owe you?", "what's our balance",
                "total outstanding",
                "what do we have to pay", "which of our bills do we still have to pay",
                "is there anything left to pay?",
                "how much is open", "sum of our open invoices", "How much money do we owe Larkfield?",
            ],
            uses: [#"list_invoices {"status":"open","limit":50}"#],
            contains: ["Marigold Bakery owes €1,349.50 and $300.00 on 3 open invoices", "INV-2036", "INV-2041"],
            lacks: ["INV-2031"]),
        Asked(
            wordings: ["How much is overdue?", "how much do we owe that is overdue", "total overdue"],
            uses: [#"list_invoices {"status":"overdue","limit":50}"#],
            contains: ["owes €1,250.00 on 1 overdue invoice"], lacks: ["INV-2038"]),
        Asked(
            wordings: [
                "what did we pay last month?", "Which invoices did we pay last month?", "payments made", "our payments",
                "what have we paid in February",
            ],
            uses: [#"list_invoices {"status":"paid","limit":12}"#],
            contains: ["INV-2031", "does not say when a payment came in", "by its number"], lacks: ["in Feb 2026"]),
        Asked(
            wordings: ["have we paid everything?", "did we pay all our bills"],
            uses: [#"list_invoices {"status":"open","limit":12}"#], contains: ["3 invoices are open"]),
    ]

    private static let single = [
        Asked(
            wordings: [
                "INV-2036", "invoice INV-2036", "show me invoice INV-2036", "is INV-2036 paid?", "when is inv-2036 due",
                "how much is INV-2036?", "did we pay invoice INV-2036?", "what's in invoice INV-2036",
                "invoice: INV-2036",
                "open INV-2036", "invoice number INV-2036 please", "has INV-2036 been paid",
            ],
            uses: [#"get_invoice {"number":"INV-2036"}"#],
            contains: [
                "[Invoice INV-2036](/portal/invoices/INV-2036) is 4 days overdue: €1,250.00 of €1,500.00 was due on 10 Mar 2026",
                "“Services of February.”", "- Managed seat: €1,500.00", "- €250.00 on 1 Mar 2026 (bank transfer)",
                "You can pay it on [the invoice's page](/portal/invoices/INV-2036); I can't do that for you",
            ]),
        Asked(
            wordings: ["INV-2031"], uses: [#"get_invoice {"number":"INV-2031"}"#], contains: ["is paid: €1,500.00"],
            lacks: ["You can pay", "is to be paid"]),
        Asked(
            wordings: ["INV-2035"], uses: [#"get_invoice {"number":"INV-2035"}"#],
            contains: ["was cancelled; nothing is owed"],
            lacks: ["You can pay"]),
        Asked(
            wordings: ["invoice 2036", "invoice no. 2036", "bill number 2036", "inv 2036"],
            uses: [
                #"get_invoice {"number":"2036"}"#, #"list_invoices {"status":"all","limit":50}"#,
                #"get_invoice {"number":"INV-2036"}"#,
            ],
            contains: ["[Invoice INV-2036](/portal/invoices/INV-2036) is 4 days overdue"]),
        Asked(
            wordings: ["invoice 7777", "invoice no 7777"],
            uses: [#"get_invoice {"number":"7777"}"#, #"list_invoices {"status":"all","limit":50}"#],
            contains: ["I can't find an invoice 7777 that your login may see", "](/portal/invoices?status=all)"]),
        Asked(
            wordings: ["INV-2026-014", "invoice INV-2026-014"],
            uses: [#"get_invoice {"number":"INV-2026-014"}"#, #"list_invoices {"status":"all","limit":50}"#],
            contains: ["I can't find an invoice INV-2026-014"]),
        Asked(
            wordings: ["latest invoice", "show me our last bill", "the most recent invoice"],
            uses: [#"list_invoices {"status":"all","limit":1}"#, #"get_invoice {"number":"INV-2036"}"#],
            contains: ["Invoice INV-2036"]),
    ]

    @Test(arguments: lists) func `a contact hears which invoices there are`(asked: Asked) throws { try asked.check() }

    @Test(arguments: owed) func `a contact hears what is owed and what was paid`(asked: Asked) throws {
        try asked.check()
    }

    @Test(arguments: single) func `a contact hears about one invoice`(asked: Asked) throws { try asked.check() }
}
