import Testing

@testable import PortalWeb

@Suite struct NotThereTests {
    @Test func `what is not yours, not there or no number at all is one and the same page`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("ben@marigold.example")
            let absent = try await browser.get("/portal/tickets/999999")
            #expect(absent.status == 404)
            for path in [
                "/portal/tickets/1042", "/portal/tickets/1041", "/portal/tickets/1029", "/portal/tickets/0",
                "/portal/tickets/-1", "/portal/tickets/+1040", "/portal/tickets/01040", "/portal/tickets/1040x",
                "/portal/tickets/1e3", "/portal/tickets/%31040", "/portal/tickets/%00", "/portal/tickets/%ff",
                "/portal/tickets/9223372036854775807", "/portal/tickets/99999999999999999999999999",
                "/portal/tickets/١٠٤٠", "/portal/tickets/1040/x", "/portal/invoices/INV-2044",
                "/portal/invoices/INV-2037", "/portal/invoices/INV-2030", "/portal/invoices/NO-SUCH",
                "/portal/invoices/%00",
                "/portal/invoices/%zz", "/portal/invoices/%ff",
                "/portal/invoices/" + String(repeating: "9", count: 500),
                "/portal/nothing",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == 404, "\(path)")
                #expect(page.body == absent.body, "\(path)")
            }
            #expect(try await browser.get("/portal/tickets/1040").status == 200)
            #expect(try await browser.get("/portal/invoices/INV-2036").status == 200)
        }
    }

    @Test func `a reply to a ticket that is not yours is answered as one to a ticket that is not there`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser("david@marigold.example")
            let absent = try await browser.post("/portal/tickets/999999/notes", ["body": "Any news?"])
            #expect(absent.status == 404)
            for number in ["1043", "1041", "1029", "-5", "x"] {
                for body in ["Any news?", "", " "] {
                    let page = try await browser.post("/portal/tickets/\(number)/notes", ["body": body])
                    #expect(page.status == 404 && page.body == absent.body, "\(number)")
                }
            }
            let owner = try await portal.browser("chloe@marigold.example")
            expect(try await owner.get("/portal/tickets/1043"), says: ["VPN drops"], not: ["Any news?"])
        }
    }
}
