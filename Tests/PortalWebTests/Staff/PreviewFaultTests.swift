import Access
import HTTPTypes
import Store
import TestSupport
import Testing
import Tools

@testable import PortalWeb

/// What must go wrong for whoever stretches a preview: chains, lost rights, being shut out in the middle.
@Suite struct PreviewFaultTests {
    /// How a preview ends without its button.
    enum Loss: CaseIterable, Sendable {
        case time, contactDisabled, contactRole, staffDisabled, staffRole, staffLoggedOut, stoppedAtTheDesk
    }

    @Test(arguments: Loss.allCases)
    func `a preview ends at the next click, for good, and the audit says so once`(loss: Loss) async throws {
        try await PreviewScene.with { scene in
            let (store, contact) = (scene.house.store, scene.browser.contact)
            let boss = try await scene.house.staff(
                scene.house.enrolled("boss@larkfield.example", .admin, at: "larkfield").session)
            if loss == .time { scene.house.clock.advance(seconds: 29 * 60) }
            #expect(try await scene.browser.get("/portal").status == 200)
            switch loss {
            case .time: scene.house.clock.advance(seconds: 60)
            case .contactDisabled:
                _ = try await scene.house.runtime.perform(DisableUser.self, UserInput(user: contact), as: boss)
            case .contactRole:
                _ = try await scene.house.runtime.perform(
                    SetUserRole.self, .init(user: contact, role: "Viewer"), as: boss)
            case .staffDisabled: try await store.disableStaff(email: scene.ines.email)
            case .staffRole:
                _ = try await store.addStaff(email: scene.ines.email, name: "Ines", role: .viewer, in: scene.tenant)
            case .staffLoggedOut: try await store.end(scene.ines.session)
            case .stoppedAtTheDesk: #expect(try await scene.desk.post(scene.browser.stop).status == 303)
            }
            let over = try await scene.browser.get("/portal")
            #expect(over.status == 403)
            expect(over.page, says: ["The preview is over"], not: ["Anna"])
            #expect(over.cookies.contains { $0.hasPrefix("nexie_preview=;") })
            #expect(try await scene.browser.post("/portal/tickets", ["subject": "X"]).status == 403)
            if loss == .contactDisabled {
                _ = try await scene.house.runtime.perform(EnableUser.self, UserInput(user: contact), as: boss)
            }
            #expect(try await scene.browser.get("/portal").status == 403)
            let ends = try await scene.ends()
            #expect(ends.count == (loss == .stoppedAtTheDesk ? 0 : 1))
            #expect(ends.allSatisfy { !$0.value("staff").isEmpty && $0.value("contact") == contact })
            let rows = try await store.snapshot().rows(of: "preview")
            #expect(rows.allSatisfy { $0.columns["ended_at"] != nil })
        }
    }

    @Test func `a preview whose time is over is ended by the house itself`() async throws {
        try await PreviewScene.with { scene in
            scene.house.clock.advance(seconds: 3600)
            let anna = try await scene.portal.browser("anna@marigold.example")
            expect(try await anna.get("/portal/profile"), says: ["Ines Vogel"], not: ["still looking"])
            try await scene.house.store.prune()
            #expect(try await scene.ends().count == 1)
            try await scene.house.store.prune()
            #expect(try await scene.ends().count == 1)
        }
    }

    @Test func `whoever is shut out in the middle can still stop, and is nobody afterwards`() async throws {
        try await PreviewScene.with { scene in
            try await scene.house.addAnotherAdmin()
            try await scene.house.store.disableStaff(email: scene.ines.email)
            let answer = try await scene.browser.post(scene.browser.stop)
            #expect(answer.location == "/staff/users/\(scene.browser.contact)?done=stopped")
            #expect(answer.cookies.contains { $0.hasPrefix("nexie_preview=;") })
            #expect(try await scene.ends().count == 1)
            #expect(try await scene.desk.get("/staff/users/\(scene.browser.contact)").status == 303)
            #expect(try await scene.browser.post(scene.browser.stop).status == 303)
            #expect(try await scene.ends().count == 1)
        }
    }

    @Test func `no preview begins in a preview, beside another, or by a contact`() async throws {
        try await PreviewScene.with { scene in
            let ben = try await scene.house.user("ben@marigold")
            let path = "/staff/contacts/\(ben)/preview"
            let chain = try await scene.browser.post(path, ["reason": "Chain"])
            #expect(chain.status == 303 && chain.location?.hasPrefix("/staff/login") == true)
            #expect(try await scene.browser.get("/staff").location == "/staff/login")
            let second = try await scene.desk.post(path, ["reason": "A second one"])
            #expect(second.status == 409)
            expect(second.page, says: ["You see the portal as Anna Richter already", "A second one"])
            #expect(second.cookies.isEmpty)
            #expect(try await scene.desk.post(scene.browser.stop).status == 303)
            #expect(try await scene.desk.post(path, ["reason": "Now it may"]).location == "/portal")
        }
    }

    @Test func `nobody looks as somebody without access, as staff, or as another provider's contact`() async throws {
        try await TestPortal.with { portal in
            let house = portal.house
            let ines = try await house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            let desk = portal.staffBrowser(ines)
            _ = try await house.enrolled("kim@tidewater.example", .viewer, at: "larkfield")
            for (email, status) in [("farid@", 409), ("kim@", 409), ("quinn@", 404)] {
                let user = try await house.user(email)
                let answer = try await desk.post("/staff/contacts/\(user)/preview", ["reason": "Ticket 1042"])
                #expect(answer.status == status && answer.cookies.isEmpty, "\(email) \(answer.status)")
            }
            let viewer = portal.staffBrowser(
                try await house.enrolled("vera@larkfield.example", .viewer, at: "larkfield"))
            let anna = try await house.user("anna@")
            let refused = try await viewer.post("/staff/contacts/\(anna)/preview", ["reason": "Ticket 1042"])
            #expect(refused.status == 403)
            expect(refused.page, says: ["see the portal as a portal user"])
            expect(try await viewer.get("/staff/users/\(anna)").page, says: [], not: ["See the portal as"])
            #expect(try await house.store.snapshot().rows(of: "preview").isEmpty)
        }
    }

    @Test func `keys and tokens of one kind open nothing of another`() async throws {
        try await PreviewScene.with { scene in
            let anna = try await scene.portal.browser("anna@marigold.example")
            let session = try #require(anna.session)
            let wrong = PreviewBrowser(portal: scene.portal, key: session, contact: scene.browser.contact)
            #expect(try await wrong.get("/portal").status == 403)
            let other = TestBrowser(client: scene.portal.client, session: scene.browser.key, csrf: "")
            #expect(try await other.get("/portal").location == "/portal/login")
            for token in ["", anna.csrf, scene.portal.portal.formToken(scene.browser.key)] {
                #expect(try await scene.browser.post(scene.browser.stop, csrf: token).status == 303)
                #expect(try await scene.browser.get("/portal").status == 200)
            }
            #expect(try await scene.ends().isEmpty)
        }
    }

    @Test func `every tool with an effect is refused by the runtime itself, through every door`() async throws {
        try await PreviewScene.with { scene in
            let key = try #require(PreviewKey(scene.browser.key))
            let shown = try #require(try await scene.house.store.principal(for: key))
            let tools = scene.house.runtime.registry.tools.map(\.declaration)
            #expect(tools.filter { $0.effect != .reads }.count > 20)
            let before = try await scene.house.store.snapshot()
            for tool in tools where tool.effect != .reads {
                for door in Door.allCases {
                    let reply = try await scene.house.runtime.call(
                        named: tool.name, with: Array("{}".utf8), as: shown, door: door)
                    guard case .refused(let json) = reply else {
                        Issue.record("\(tool.name) at \(door) was not refused")
                        continue
                    }
                    #expect(String(decoding: json, as: UTF8.self).contains("unknown_tool"), "\(tool.name) at \(door)")
                }
            }
            #expect(
                scene.house.runtime.offered(to: shown, door: .concierge).allSatisfy {
                    $0.declaration.effect == .reads
                })
            #expect(try await scene.house.store.snapshot().changes(since: before).map(\.description) == [])
        }
    }
}
