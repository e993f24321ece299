import Access
import Store
import Testing
import Tools

@testable import PortalWeb

@Suite struct InvoicePagingTests {
    @Test func `a long list of invoices is shown in pages that keep the filter and miss none`() async throws {
        try await TestPortal.with { portal in
            try await add((1...30).map { "LONG-\($0)" }, to: portal)
            let browser = try await portal.browser("ben@marigold.example")
            for (status, total) in [("open", 35), ("overdue", 32), ("all", 38)] {
                var next = "/portal/invoices?status=\(status)"
                var seen: [String] = []
                for count in [25, total - 25] {
                    let page = try await browser.get(next)
                    expect(page, says: ["Showing \(count) of \(total) invoices"])
                    seen += page.links.filter { $0.hasPrefix("/portal/invoices/") }
                    next = page.links.last { $0.contains("cursor=") }?.replacing("&amp;", with: "&") ?? ""
                    #expect(next.hasPrefix("/portal/invoices?status=\(status)&cursor=") == (count == 25))
                    #expect(page.main.contains("Back to the start") == (count != 25))
                }
                #expect(seen.count == total && Set(seen).count == total)
            }
        }
    }

    @Test func `an invoice is found under whatever number the books gave it`() async throws {
        try await TestPortal.with { portal in
            let numbers = ["2026.17", "A_B-7", "9", "inv-2036", "INV-20360"]
            try await add(numbers, to: portal)
            let browser = try await portal.browser("ben@marigold.example")
            let links = try await browser.get("/portal/invoices").links
            for number in numbers {
                #expect(links.contains("/portal/invoices/\(number)"))
                for link in [number, number.replacing("-", with: "%2D")] {
                    expect(
                        try await browser.get("/portal/invoices/\(link)"),
                        says: ["<h1>Invoice \(number)</h1>", "€1.00"], not: ["€1,147.87"])
                }
                #expect(try await browser.get("/portal/invoices/\(number)/x").status == 404)
            }
            #expect(try await browser.get("/portal/invoices/a_b-7").status == 404)
        }
    }

    private func add(_ numbers: [String], to portal: TestPortal) async throws {
        let lines = numbers.enumerated().map { index, number in
            """
            {"type": "invoice", "external_id": "x-\(index)", "company": "marigold", "number": "\(number)", \
            "state": "open", "currency": "EUR", "issued_on": "2026-01-\(10 + index / 2)", "due_on": "2026-02-1\(index % 3)", \
            "lines": [{"description": "Hours", "quantity": "1", "unit_price": 100, "amount": 100}], "tax": 0, "total": 100}
            """
        }
        let tenant = try await portal.house.principal("ben@marigold.example").scope.tenant
        let records = try ImportFile.read(lines: lines.map { Array($0.utf8) })
        _ = try await portal.house.store.importRecords(records, into: tenant)
    }
}
