import Access
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let sign = "/portal/risks/R-1001/sign"

@Suite struct SigningTests {
    @Test func `the form shows the document again, who signs and what is agreed to, and works without a script`()
        async throws
    {
        try await TestPortal.with { portal in
            let form = try await portal.browser(anna).get(sign)
            #expect(form.status == 200)
            #expect(form.unbalanced == [])
            expect(
                form,
                says: [
                    "Marigold Bakery accepts that the old ERP stays in use", "Anna Richter",
                    "I agree to sign electronically",
                    #"name="acknowledged""#, "Sign and accept this risk", ##"data-hands="" hidden"##,
                    ##"data-drawn="" hidden"##,
                    #"for="field-name""#, #"for="field-initials""#,
                ], not: [#"name="code""#, "aria-invalid"])
        }
    }

    @Test func `what is sent is signed, and leads to a certificate with its code`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let sent = try await browser.post(sign, filled(try await browser.get(sign)))
            #expect(sent.status == 303)
            #expect(sent.location == "/portal/risks/R-1001/certificate?done=signed")
            let page = try await browser.get(try #require(sent.location))
            #expect(page.unbalanced == [])
            expect(
                page,
                says: [
                    "You have signed this risk", "Anna Richter", "Nexie risk document 1", "SHA-256 of the document",
                    "by link, on",
                ], not: ["<svg class=\"mark-drawn\""])
            let risk = try await browser.get("/portal/risks/R-1001")
            #expect(risk.links.contains("/portal/risks/R-1001/certificate"))
            #expect(!risk.links.contains(sign))
            #expect(try await browser.get(sign).location == "/portal/risks/R-1001")
        }
    }

    @Test func `a form sent twice is one signature, and leads to the same certificate`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let fields = filled(try await browser.get(sign))
            for _ in 0..<2 {
                let sent = try await browser.post(sign, fields)
                #expect(sent.location == "/portal/risks/R-1001/certificate?done=signed")
            }
            expect(try await browser.get("/portal/risks/R-1001/certificate"), says: ["Record 1, at"], not: ["Record 2"])
        }
    }

    @Test func `what was typed and drawn is still there when something is missing`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            var fields = filled(try await browser.get(sign))
            fields["acknowledged"] = nil
            fields["name"] = "Anna <Richter>"
            fields["hand"] = "drawn"
            fields["drawn_signature"] = "1,2 300,40"
            fields["drawn_initials"] = "<script>"
            let page = try await browser.post(sign, fields)
            #expect(page.status == 422)
            #expect(page.unbalanced == [])
            expect(
                page,
                says: [
                    "Anna &lt;Richter&gt;", #"name="initials" required"#.replacing(" required", with: ""),
                    #"value="AR""#,
                    #"value="drawn" checked"#, #"name="drawn_signature" value="1,2 300,40""#,
                    #"name="drawn_initials" value="""#, "Tick the box",
                ], not: ["<script>\"", "You have signed"])
        }
    }

    @Test func `an older login is asked for a code, and loses nothing of the form by it`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let fields = filled(try await browser.get(sign))
            portal.house.clock.advance(seconds: 16 * 60)
            let asked = try await browser.post(sign, fields)
            #expect(asked.status == 200)
            expect(
                asked,
                says: [
                    "type the code that we sent to", #"name="code""#, #"value="AR""#, #"value="on" required checked"#,
                ],
                not: ["You have signed"])
            let code = try #require(try await portal.house.signingCode(of: anna))
            let wrong = code == "000000" ? "000001" : "000000"
            let refused = try await browser.post(sign, fields.merging(["code": wrong]) { $1 })
            #expect(refused.status == 422)
            expect(refused, says: ["This code does not fit", #"value="AR""#])
            let sent = try await browser.post(sign, fields.merging(["code": code]) { $1 })
            #expect(sent.location == "/portal/risks/R-1001/certificate?done=signed")
            expect(try await browser.get("/portal/risks/R-1001/certificate"), says: ["a code by mail, typed on"])
        }
    }

    @Test func `from where somebody signed is for them and for those who may decide`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            _ = try await browser.post(sign, filled(try await browser.get(sign)))
            let certificate = "/portal/risks/R-1001/certificate"
            expect(
                try await browser.get(certificate),
                says: ["Managing director, accepted risk R-1001", "From the address", "With the browser"])
            #expect(try await browser.get(certificate + "?record=1").status == 200)
            #expect(try await browser.get(certificate + "?record=2").status == 404)
            let colleague = try await portal.browser("chloe@marigold.example")
            expect(
                try await colleague.get(certificate),
                says: ["accepted risk R-1001", "kept, and shown to Anna Richter"],
                not: ["From the address", "With the browser"])
        }
    }

    @Test func `anybody with the code sees that the record stands, and nothing of what or who`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            _ = try await browser.post(sign, filled(try await browser.get(sign)))
            let certificate = try await browser.get("/portal/risks/R-1001/certificate")
            let code = try #require(
                certificate.html.firstMatch(of: #/class="certificate-code">([0-9A-Z-]+)</#)
            ).output.1
            #expect(code.count == 34)
            for path in ["/verify/\(code)", "/verify?code=\(code.lowercased())"] {
                let page = try await portal.stranger.get(path)
                #expect(page.status == 200)
                #expect(page.unbalanced == [])
                expect(
                    page, says: ["This record is unchanged.", "SHA-256 of the document"],
                    not: ["Anna", "Richter", "Marigold", "Larkfield", "R-1001", "ERP", String(code)])
            }
            let unknown = try await portal.stranger.get("/verify/0000-0000")
            #expect(unknown.status == 404)
            let others = ["/verify/x", "/verify/" + code.dropLast(), "/verify/%00%FF", "/verify?code=%3Cb%3E"]
            for path in others { #expect(try await portal.stranger.get(path).main == unknown.main, "\(path)") }
        }
    }

    @Test func `who may not sign sees no form and signs nothing`() async throws {
        try await TestPortal.with { portal in
            let owner = try await portal.browser(anna)
            let fields = filled(try await owner.get(sign))
            for email in ["elena@marigold.example", "chloe@marigold.example", "david@marigold.example"] {
                let browser = try await portal.browser(email)
                #expect(try await browser.get(sign).status == 403)
                #expect(try await browser.post(sign, fields).status == 403)
            }
            #expect(try await owner.post(sign, fields, csrf: "").status == 403)
            #expect(try await portal.stranger.post(sign, fields).status == 303)
            #expect(try await owner.get("/portal/risks/R-1001/certificate").status == 404)
        }
    }

    /// The form of a page, filled in as it should be.
    private func filled(_ page: TestPage) -> [String: String] {
        var fields = ["acknowledged": "on", "name": "Anna Richter", "hand": "typed", "initials": "AR", "step": "sign"]
        for name in ["version", "hash", "consent"] { fields[name] = page.secret(name) }
        return fields
    }
}
