import Tools

@testable import Concierge

/// A few records in the form in which the tools write them.
enum SampleRecords {
    /// What the tool answers to a use.
    static func answer(_ use: ToolUse) -> ToolResult {
        guard let input = try? StrictJSON.parse(use.input) else { return refused(use, "invalid_input") }
        switch use.name {
        case "needs_you":
            let members: JSONObject = [
                "tickets_awaiting_reply": .array([.object(ticket(1043))]),
                "invoices_due": .array([.object(invoice("INV-2036")), .object(invoice("INV-2038"))]),
                "quotes_to_decide": .array([]),
            ]
            return members.result(of: use)
        case "list_tickets": return tickets(use, input)
        case "get_ticket": return oneTicket(use, input)
        case "create_ticket": return proposed(use, input)
        case "list_invoices": return invoices(use, input)
        case "account_statement": return statement(use)
        case "get_invoice": return oneInvoice(use, input)
        case "search_articles": return articles(use, input)
        case "get_article": return article(use, input)
        case "get_profile": return profile.result(of: use)
        case "list_quotes", "get_quote", "list_contracts", "get_contract": return SampleAgreements.answer(use, input)
        default: return refused(use, "unknown_tool")
        }
    }

    /// A refusal in the form of the runtime.
    static func refused(_ use: ToolUse, _ word: String) -> ToolResult {
        let members: JSONObject = ["error": .string(word), "message": "There is no such thing."]
        return members.result(of: use, isError: true)
    }

    private static let subjects: [(Int64, String, String)] = [
        (1042, "Printer on floor 2 is offline", "open"), (1043, "VPN drops after ten minutes", "waiting"),
        (1049, "Till is very slow", "open"), (1038, "No internet", "closed"), (1036, "Guest Wi-Fi", "resolved"),
    ]

    /// A ticket as a list shows it.
    static func ticket(_ number: Int64, subject: String? = nil) -> JSONObject {
        let known = subjects.first { $0.0 == number }
        return [
            "number": .integer(number), "subject": .string(subject ?? known?.1 ?? "Something"),
            "state": .string(known?.2 ?? "open"), "priority": "normal", "opened_at": "2026-03-03T08:00:00.000Z",
            "updated_at": "2026-03-12T23:30:00.000Z", "opened_by": "David Klein",
            "link": .string("/portal/tickets/\(number)"),
        ]
    }

    private static func tickets(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        let status = input["status"]?.string ?? "all"
        let search = input["search"]?.string?.lowercased() ?? ""
        let limit = Int(input["limit"]?.integer ?? 25)
        let found = subjects.filter {
            (status == "all" || $0.2 == status) && (search.isEmpty || $0.1.lowercased().contains(search))
        }
        let members: JSONObject = [
            "tickets": .array(found.prefix(limit).map { .object(ticket($0.0)) }),
            "counts": ["open": 2, "waiting": 1, "resolved": 1, "closed": 1, "all": 5], "whole_company": true,
            "next_cursor": found.count > limit ? "1-AAAAAAAAAAAAAAAAAAAAAAAAAA" : .null,
        ]
        return members.result(of: use)
    }

    private static func oneTicket(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        guard let number = input["number"]?.integer, subjects.contains(where: { $0.0 == number }) else {
            return refused(use, "not_found")
        }
        var members = ticket(number)
        members.set("description", "It says offline on every computer.")
        members.set(
            "notes",
            [
                ["from": "client", "author": "David Klein", "at": "2026-03-04T08:00:00.000Z", "text": "Still so."],
                [
                    "from": "staff", "author": "Mia Lark", "at": "2026-03-12T23:30:00.000Z",
                    "text": "A part is on its way.",
                ],
            ])
        return members.result(of: use)
    }

    private static func proposed(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        let members: JSONObject = ["status": "proposed", "tool": "create_ticket", "input": input, "message": "Shown."]
        return members.result(of: use)
    }

    private static let bills: [(String, String, Int64, String)] = [
        ("INV-2036", "overdue", 125_000, "EUR"), ("INV-2038", "open", 9_950, "EUR"),
        ("INV-2041", "open", 30_000, "USD"),
        ("INV-2031", "paid", 0, "EUR"), ("INV-2035", "void", 0, "EUR"),
    ]

    /// An invoice as a list shows it.
    static func invoice(_ number: String, minor: Int64? = nil) -> JSONObject {
        let known = bills.first { $0.0 == number } ?? (number, "open", 0, "EUR")
        return [
            "number": .string(number), "status": .string(known.1), "issued_on": "2026-02-10", "due_on": "2026-03-10",
            "currency": .string(known.3), "total": .string(total(known)),
            "balance": .string(number == "INV-2038" ? "€99.50" : number == "INV-2041" ? "$300.00" : "€1,250.00"),
            "balance_minor": .integer(minor ?? known.2), "link": .string("/portal/invoices/" + number),
        ]
    }

    private static func total(_ bill: (String, String, Int64, String)) -> String {
        switch bill.0 {
        case "INV-2038": "€1,147.87"
        case "INV-2041": "$300.00"
        default: "€1,500.00"
        }
    }

    private static func invoices(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        let status = input["status"]?.string ?? "all"
        let found = bills.filter { bill in
            status == "all" || bill.1 == status || (status == "open" && bill.1 == "overdue")
        }
        let limit = Int(input["limit"]?.integer ?? 25)
        let members: JSONObject = [
            "invoices": .array(found.prefix(limit).map { .object(invoice($0.0)) }),
            "counts": ["open": 3, "overdue": 1, "paid": 1, "all": 5],
            "owed": [
                ["currency": "EUR", "balance_minor": 134_950, "overdue_minor": 125_000],
                ["currency": "USD", "balance_minor": 30_000, "overdue_minor": 0],
            ],
            "next_cursor": found.count > limit ? "1-AAAAAAAAAAAAAAAAAAAAAAAAAA" : .null,
        ]
        return members.result(of: use)
    }

    private static func statement(_ use: ToolUse) -> ToolResult {
        let members: JSONObject = [
            "as_of": "2026-03-14",
            "owed": [
                [
                    "currency": "EUR", "balance_minor": 134_950, "overdue_minor": 125_000,
                    "overdue_minor_by_age": [
                        "days_1_to_30": 125_000, "days_31_to_60": 0, "days_61_to_90": 0, "days_over_90": 700,
                    ],
                ],
                ["currency": "USD", "balance_minor": 30_000, "overdue_minor": 0, "overdue_minor_by_age": [:]],
            ],
            "open_items": .array(["INV-2036", "INV-2038", "INV-2041"].map { .object(invoice($0)) }), "is_cut": false,
        ]
        return members.result(of: use)
    }

    private static func oneInvoice(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        guard let number = input["number"]?.string, bills.contains(where: { $0.0 == number }) else {
            return refused(use, "not_found")
        }
        var members = invoice(number)
        members.set("memo", "Services of February.")
        members.set(
            "lines",
            [["description": "Managed seat", "quantity": "10", "unit_price": "€150.00", "amount": "€1,500.00"]])
        members.set("subtotal", "€1,500.00")
        members.set("tax", "€0.00")
        members.set("payments", [["received_on": "2026-03-01", "amount": "€250.00", "method": "bank transfer"]])
        members.set("can_be_paid_online", true)
        return members.result(of: use)
    }

    private static func articles(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        let query = input["query"]?.string?.lowercased() ?? ""
        let known = [
            ("reset-password", "Reset your password", "Reset it yourself in two minutes."),
            ("connect-vpn", "Connect the VPN", "The VPN is a private tunnel."),
        ]
        let found = known.filter { entry in
            query.isEmpty || query.split(separator: " ").contains { entry.1.lowercased().contains($0) }
        }
        let members: JSONObject = [
            "articles": .array(
                found.map { slug, title, snippet in
                    [
                        "slug": .string(slug), "title": .string(title), "updated_at": "2026-03-01T08:00:00.000Z",
                        "snippet": .string(query.isEmpty ? "" : snippet), "link": .string("/portal/kb/" + slug),
                    ]
                }), "total": 2,
        ]
        return members.result(of: use)
    }

    private static func article(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        guard let slug = input["slug"]?.string, slug.contains("-") else { return refused(use, "not_found") }
        let members: JSONObject = [
            "slug": .string(slug), "title": "Reset your password", "updated_at": "2026-03-01T08:00:00.000Z",
            "body":
                "You can do it **yourself**,\nin two minutes.\n\n# Steps\n\n1. Open [the page](https://a.example/x).\n2. Type `it`\n   twice.\n",
            "link": .string("/portal/kb/" + slug),
        ]
        return members.result(of: use)
    }

    private static let profile: JSONObject = [
        "name": "Anna Berg", "email": "anna@marigold.example", "phone": "+49 30 555", "mobile": "",
        "title": "Owner", "company": "Marigold Bakery", "provider": "Larkfield IT", "support_phone": "+49 30 1",
        "support_email": "help@larkfield.example",
    ]
}
