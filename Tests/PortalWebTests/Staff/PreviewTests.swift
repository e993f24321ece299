import Access
import HTTPTypes
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// A member of staff sees the portal as a contact does: for a while, visibly, and without doing anything.
@Suite struct PreviewTests {
    @Test func `a preview takes a reason and a fresh proof, and begins in a cookie of its own`() async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .technician, at: "larkfield")
            let desk = portal.staffBrowser(ines)
            let anna = try await portal.house.user("anna@")
            expect(try await desk.get("/staff/users/\(anna)").page, says: ["See the portal as this person", "Why"])
            let path = "/staff/contacts/\(anna)/preview"
            for reason in ["", "  ", "no", String(repeating: "x", count: 201)] {
                let answer = try await desk.post(path, ["reason": reason])
                #expect(answer.status == 422)
                expect(answer.page, says: ["aria-invalid", "field-reason-error"])
                #expect(answer.cookies.isEmpty)
            }
            portal.house.clock.advance(seconds: 16 * 60)
            let asks = try await desk.post(path, ["reason": "Ticket 1042"])
            expect(asks.page, says: ["Confirm that it is you"])
            #expect(asks.page.secret("reason") == "Ticket 1042" && asks.cookies.isEmpty)
            let proof = ines.code(at: portal.house.clock.now)
            let begun = try await desk.post(path, ["reason": "Ticket 1042", "proof": proof])
            #expect(begun.location == "/portal")
            let cookie = try #require(begun.cookies.first)
            for part in ["nexie_preview=", "HttpOnly", "SameSite=Strict", "Max-Age=1800", "Path=/;"] {
                #expect(cookie.contains(part), "\(part)")
            }
            expect(try await desk.get("/staff/users/\(anna)").page, says: ["You see the portal as this person"])
            #expect(try await desk.get("/staff").status == 200)
        }
    }

    @Test(arguments: [
        "/portal", "/portal/tickets", "/portal/invoices", "/portal/quotes", "/portal/contracts", "/portal/risks",
        "/portal/kb", "/portal/profile", "/portal/nexie", "/portal/tickets/new", "/portal/nothing-here",
        "/portal/profile/zones", "/portal/statement",
    ])
    func `every page says that it is a preview, of whom, why and until when, and how to leave`(path: String)
        async throws
    {
        try await PreviewScene.with { scene in
            let page = try await scene.browser.get(path).page
            for part in [
                "preview-bar", "Ines Vogel sees the portal as Anna Richter", "Ticket &lt;1042&gt;", "30 minutes left",
                "Stop the preview", scene.browser.stop,
            ] { #expect(page.html.contains(part), "\(part) on \(path)") }
            #expect(page.unbalanced == [])
        }
    }

    @Test func `whoever looks leaves no trace on the person: nothing seen, nothing kept, no login`() async throws {
        try await PreviewScene.with { scene in
            _ = try await scene.portal.browser("anna@marigold.example")
            let before = try await scene.house.store.snapshot()
            let risks = try await scene.browser.get("/portal/risks").page
            let risk = try #require(risks.links.first { $0.hasPrefix("/portal/risks/") })
            for path in [risk, risk + "/sign", "/portal/kb?q=nothing+like+this", "/portal/nexie", "/portal/profile"] {
                #expect([200, 303].contains(try await scene.browser.get(path).status), "\(path)")
            }
            try await scene.house.store.settle()
            #expect(try await scene.house.store.snapshot().changes(since: before).map(\.description) == [])
            expect(try await scene.browser.get("/portal/profile").page, says: ["Ines Vogel", "still looking"])
        }
    }

    @Test func `no form of the client's side does anything in a preview`() async throws {
        try await PreviewScene.with { scene in
            let routes = try scene.portal.portal.router().routes.filter {
                $0.path.description.hasPrefix("/portal") && $0.method == .post
                    && !["/portal/logout", "/portal/nexie/messages"].contains($0.path.description)
            }
            #expect(routes.count > 20)
            let ticket = try #require(
                try await scene.browser.get("/portal/tickets").page.links.first { $0.contains(#/tickets\/\d/#) })
            let risk = try #require(
                try await scene.browser.get("/portal/risks").page.links.first { $0.hasPrefix("/portal/risks/") })
            let fields = [
                "subject": "Printer", "description": "It is broken.", "body": "Hello", "text": "Hello", "field": "name",
                "wanted": "Somebody Else", "decision": "withdraw", "rating": "good", "title": "X",
                "phone": "+1 555 0100",
                "email": "anna@marigold.example", "reason": "No", "idempotency_key": String(repeating: "ab", count: 16),
                "helped": "yes", "ending": "solved",
            ]
            let before = try await scene.house.store.snapshot()
            for route in routes {
                let path = route.path.description.replacing("{number}", with: ticket.split(separator: "/").last ?? "")
                    .replacing("{slug}", with: "reset-password").replacing("{id}", with: scene.browser.contact)
                for path in [path, path.replacing(ticket, with: risk)] {
                    let answer = try await scene.browser.post(path, fields)
                    #expect(answer.status >= 400, "\(path) \(answer.status)")
                }
            }
            let refused = try await scene.browser.post("/portal/tickets", fields)
            #expect(refused.status == 403)
            expect(refused.page, says: ["This is a preview", "Nothing was done"])
            #expect(try await scene.house.store.snapshot().changes(since: before).map(\.description) == [])
        }
    }

    @Test func `a preview stays out of the person's logins, and the person reads of it`() async throws {
        try await PreviewScene.with { scene in
            let anna = try await scene.portal.browser("anna@marigold.example")
            let profile = try await anna.get("/portal/profile")
            expect(profile, says: ["Ines Vogel", "Ticket &lt;1042&gt;", "still looking"], not: ["preview-bar"])
            #expect(try await scene.house.store.snapshot().rows(of: "session").count == 1)
            #expect(try await anna.post("/portal/profile/sessions/end", [:]).status == 303)
            #expect(try await scene.browser.get("/portal").status == 200)
        }
    }

    @Test func `both people stand in every entry of the audit, and start and end are entries`() async throws {
        try await PreviewScene.with { scene in
            let member = try await scene.house.staff(scene.ines.session)
            let mark = try await scene.house.store.auditEnd(of: scene.tenant)
            for path in ["/portal", "/portal/tickets", "/portal/invoices/0"] { _ = try await scene.browser.get(path) }
            _ = try await scene.browser.post("/portal/tickets", ["subject": "X", "description": "Y"])
            #expect(try await scene.browser.post(scene.browser.stop).status == 303)
            let lines = try await scene.house.store.audit(of: scene.tenant, after: mark)
            #expect(lines.count > 5)
            for line in lines {
                #expect(line.value("staff") == member.scope.staff.text, "\(line.text)")
                #expect(line.value("contact") == scene.browser.contact)
                #expect(line.value("origin").hasPrefix("preview:"))
            }
            #expect(lines.contains { $0.value("outcome") == "refused" && $0.value("reason") == "preview" })
            #expect(lines.last?.value("action") == "preview:end" && lines.last?.value("reason") == "stopped")
            let all = try await scene.house.audit(of: scene.tenant)
            let begin = try #require(all.first { $0.value("action") == "staff:start_preview" })
            #expect(begin.value("staff") == member.scope.staff.text)
            #expect(begin.value("record") == "contact:\(scene.browser.contact)")
        }
    }

    @Test func `logging out of a preview ends it, and no login of the person's`() async throws {
        try await PreviewScene.with { scene in
            let anna = try await scene.portal.browser("anna@marigold.example")
            let out = try await scene.browser.post("/portal/logout")
            #expect(out.location == "/staff/users/\(scene.browser.contact)?done=stopped")
            #expect(try await scene.browser.get("/portal").status == 403)
            #expect(try await anna.get("/portal").status == 200)
        }
    }
}
