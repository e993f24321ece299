import Access
import TestSupport
import Testing

@testable import PortalWeb
@testable import Store

private let anna = "anna@marigold.example"
private let place = "/portal/risks/R-1001"

/// What a no leaves behind, for the person and for strangers.
@Suite struct DecliningTests {
    @Test func `a no has a record to look at, with the reason and the document, and no signature`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let form = try await browser.get(place)
            var fields = ["reason": "We pay for the <second> factor."]
            for name in ["version", "hash"] { fields[name] = form.secret(name) }
            let done = try await browser.post("\(place)/decline", fields)
            #expect(done.location == "\(place)?done=declined")
            let risk = try await browser.get(try #require(done.location))
            expect(risk, says: ["Look at the record", "a receipt is on its way to you by mail"])
            #expect(risk.links.contains("\(place)/certificate"))
            let record = try await browser.get("\(place)/certificate?done=signed")
            #expect(record.unbalanced == [])
            expect(
                record,
                says: [
                    "Record of declining", "Who declined", "Why it was declined",
                    "We pay for the &lt;second&gt; factor.",
                    "“Decline for Marigold Bakery”", "What was declined", "declined risk R-1001",
                    "Nexie risk document 1",
                    "SHA-256 of the reason", "Declined (UTC)",
                ], not: ["Signature and initials", "What was agreed to", "You have signed", "Proved again"])
            let code = try #require(record.html.firstMatch(of: #/class="certificate-code">([0-9A-Z-]+)</#)).output.1
            let page = try await portal.stranger.get("/verify/\(code)")
            expect(
                page, says: ["This record is unchanged", "The document was declined"],
                not: ["Anna", "Marigold", "R-1001", "second", "The document was signed"])
        }
    }

    @Test func `a no of before there was evidence stays readable, and has no record to look at`() async throws {
        try await TestPortal.with { portal in
            let sql = """
                INSERT INTO risk_decision
                SELECT risk.tenant_id, risk.company_id, risk.id, risk.version, 'declined', contact.id, contact.name,
                    'Long ago.', risk.document_hash, 1 FROM risk
                JOIN contact ON contact.company_id = risk.company_id AND contact.email = '\(anna)'
                WHERE risk.number = 'R-1001'
                """
            try await portal.house.store.writer.write { connection in
                try connection.run(Statement(.house, sql, sql), [])
                let state = "UPDATE risk SET state = 'declined' WHERE number = 'R-1001'"
                try connection.run(Statement(.house, state, state), [])
            }
            let browser = try await portal.browser(anna)
            let page = try await browser.get(place)
            expect(page, says: ["This risk is declined", "Long ago."], not: ["Look at the record"])
            #expect(try await browser.get("\(place)/certificate").status == 404)
        }
    }
}
