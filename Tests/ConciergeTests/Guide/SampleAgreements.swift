import Tools

@testable import Concierge

/// Quotes and a contract in the form in which the tools write them.
enum SampleAgreements {
    /// What the tool answers to a use.
    static func answer(_ use: ToolUse, _ input: JSONValue) -> ToolResult {
        let number = input["number"]?.string ?? ""
        switch use.name {
        case "list_quotes":
            let status = input["status"]?.string ?? "all"
            let found = ["Q-1", "Q-2"].filter { status == "all" || (status == "open") == ($0 == "Q-1") }
            let members: JSONObject = [
                "quotes": .array(found.map { .object(quote($0)) }),
                "counts": ["open": 1, "accepted": 1, "declined": 0, "expired": 0, "all": 2], "next_cursor": .null,
            ]
            return members.result(of: use)
        case "get_quote" where ["Q-1", "Q-2"].contains(number): return wholeQuote(number).result(of: use)
        case "list_contracts":
            let members: JSONObject = [
                "contracts": .array([.object(contract("C-1"))]), "counts": ["active": 1, "ended": 0, "all": 1],
                "next_cursor": .null,
            ]
            return members.result(of: use)
        case "get_contract" where number == "C-1":
            var members = contract("C-1")
            members.set("covers", "Ten seats and the **backup**.")
            members.set("renewal", "Renews for a year.")
            members.set("terms", "")
            return members.result(of: use)
        default: return SampleRecords.refused(use, "not_found")
        }
    }

    private static func quote(_ number: String) -> JSONObject {
        let isOpen = number == "Q-1"
        return [
            "number": .string(number), "title": "New tills", "status": isOpen ? "open" : "accepted",
            "issued_on": "2026-03-02", "valid_until": "2026-03-20", "days_left": isOpen ? 6 : .null, "currency": "EUR",
            "total": "€1,190.00", "total_minor": 119_000, "link": .string("/portal/quotes/" + number),
        ]
    }

    private static func wholeQuote(_ number: String) -> JSONObject {
        var members = quote(number)
        let line: JSONValue = ["description": "Till", "amount": "€1,000.00"]
        members.set("sections", [["title": "Tills", "lines": [line]]])
        members.set("options_not_in_total", [["description": "Display", "amount": "€139.00"]])
        members.set("can_be_decided_online", true)
        return members
    }

    private static func contract(_ number: String) -> JSONObject {
        [
            "number": .string(number), "title": "Managed seats", "kind": "managed_services", "status": "active",
            "starts_on": "2025-04-01", "ends_on": "2026-06-30", "days_to_end": 108, "renews_on": "2026-07-01",
            "notice_until": "2026-03-31", "days_to_give_notice": 17, "link": .string("/portal/contracts/" + number),
        ]
    }
}
