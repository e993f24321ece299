import Access
import TestSupport
import Testing

@testable import PortalWeb

/// The staff side's door: what it says, what it sets, and what it never tells.
@Suite struct StaffLoginPagesTests {
    @Test func `a member logs in with one form, gets a cookie for the staff side alone, and out again`() async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            portal.house.clock.advance(seconds: 30)
            var browser = portal.staffBrowser()
            let door = try await browser.get("/staff/login?next=/staff/users%3Fq%3Danna")
            expect(door.page, says: ["Staff login", "Passphrase", "Six digits from your app"])
            browser.mark = door.cookie("nexie_staff_browser")
            let opened = try await browser.post(
                "/staff/login",
                [
                    "email": ines.email, "passphrase": ines.passphrase, "code": ines.code(at: portal.house.clock.now),
                    "next": "/staff/users?q=anna",
                ])
            #expect(opened.status == 303)
            #expect(opened.location == "/staff/users?q=anna")
            let cookie = try #require(opened.cookies.first { $0.hasPrefix("nexie_staff=") })
            for part in ["Path=/staff", "HttpOnly", "SameSite=Strict"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Max-Age"))
            browser.session = opened.cookie("nexie_staff")
            let inside = try await browser.get("/staff").page
            expect(inside, says: ["Overview"])
            for words in ["Ines Vogel", "Administrator"] { #expect(inside.html.contains(words)) }
            #expect(try await browser.get("/staff/login").location == "/staff")
            let left = try await browser.post("/staff/logout")
            #expect(left.location == "/staff/login")
            #expect(try await browser.get("/staff").status == 303)
        }
    }

    @Test func `wrong address, wrong passphrase and wrong code have one answer, and only the address stays`()
        async throws
    {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            portal.house.clock.advance(seconds: 30)
            let code = ines.code(at: portal.house.clock.now)
            var browser = portal.staffBrowser()
            browser.mark = try await browser.get("/staff/login").cookie("nexie_staff_browser")
            var pages: [String] = []
            for (email, passphrase, code) in [
                ("nobody@larkfield.example", ines.passphrase, code), (ines.email, "wrong words in a row", code),
                (ines.email, ines.passphrase, "000000"),
            ] {
                let answer = try await browser.post(
                    "/staff/login", ["email": email, "passphrase": passphrase, "code": code])
                #expect(answer.status == 422)
                #expect(answer.cookies.isEmpty)
                #expect(answer.page.html.contains("value=\"\(email)\""))
                #expect(!answer.page.html.contains(passphrase))
                pages.append(answer.page.html.replacing(email, with: "").replacing(code, with: ""))
            }
            #expect(Set(pages).count == 1)
        }
    }

    @Test func `a form without this browser's token changes nothing, before the login and after`() async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            portal.house.clock.advance(seconds: 30)
            let fields = [
                "email": ines.email, "passphrase": ines.passphrase, "code": ines.code(at: portal.house.clock.now),
            ]
            let stranger = portal.staffBrowser()
            #expect(try await stranger.post("/staff/login", fields).status == 403)
            let member = portal.staffBrowser(ines)
            let session = ines.session.secret
            for token in ["", "0", portal.portal.formToken(session), portal.portal.staffToken(for: "x")] {
                #expect(try await member.post("/staff/login", fields, csrf: token).status == 403, "\(token)")
                #expect(try await member.post("/staff/users/invite", [:], csrf: token).status == 403, "\(token)")
                #expect(try await member.post("/staff/logout", [:], csrf: token).status == 403, "\(token)")
            }
            for site in ["cross-site", "same-site"] {
                #expect(try await member.post("/staff/logout", from: site).status == 403)
            }
            #expect(try await member.get("/staff").status == 200)
        }
    }

    @Test(arguments: [
        "/portal", "//evil.example", "https://evil.example", "/staff/login", "/staff/enrol?token=x", "/staff/../portal",
        "/staff\\x", "/staffed", "/staff/%2e%2e/portal", "",
    ])
    func `the login leads to no other place than the staff side`(next: String) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            portal.house.clock.advance(seconds: 30)
            var browser = portal.staffBrowser()
            browser.mark = try await browser.get("/staff/login").cookie("nexie_staff_browser")
            let opened = try await browser.post(
                "/staff/login",
                [
                    "email": ines.email, "passphrase": ines.passphrase, "code": ines.code(at: portal.house.clock.now),
                    "next": next,
                ])
            #expect(opened.location == "/staff")
        }
    }

    @Test func `an enrolment shows picture and key, keeps nothing typed, and shows the codes once`() async throws {
        try await TestPortal.with { portal in
            let tenants = try await portal.house.store.tenants()
            let tenant = try #require(tenants.first { $0.slug == "larkfield" }).id
            let token = try await portal.house.store.addStaff(
                email: "ines@larkfield.example", name: "Ines <Vogel>", role: .admin, in: tenant)
            var browser = portal.staffBrowser()
            let form = try await browser.get("/staff/enrol?token=\(token)")
            expect(
                form.page, says: ["Hello Ines &lt;Vogel&gt;", "ines@larkfield.example", "<svg viewBox", "Key:"],
                not: ["style=", "<Vogel>"])
            #expect(form.headers[.named("Referrer-Policy")] == "no-referrer")
            browser.mark = form.cookie("nexie_staff_browser")
            let key = portal.house.appKey(of: token)
            let code = { portal.house.appCode(key) }
            let weak = try await browser.post(
                "/staff/enrol",
                ["token": token, "passphrase": "123456789012", "repeated": "123456789012", "code": code()])
            #expect(weak.status == 422)
            expect(weak.page, says: ["run of neighbours"], not: ["123456789012"])
            let done = try await browser.post(
                "/staff/enrol",
                [
                    "token": token, "passphrase": TestStaff.passphrase, "repeated": TestStaff.passphrase,
                    "code": code(),
                ])
            #expect(done.status == 200)
            expect(done.page, says: ["Keep these codes", "I have kept them"], not: [TestStaff.passphrase])
            #expect(done.page.main.matches(of: #/<code>[A-Z2-7]{4}(-[A-Z2-7]{4}){3}<\/code>/#).count == 10)
            browser.session = done.cookie("nexie_staff")
            #expect(try await browser.get("/staff").status == 200)
            let again = try await browser.get("/staff/enrol?token=\(token)")
            #expect(again.status == 410)
            #expect(try await browser.get("/staff/enrol?token=x").status == 410)
            #expect(try await browser.get("/staff/enrol").status == 410)
        }
    }
}
