import Access
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import PortalWeb

/// The pages on which staff set name, colour, logo, hosts and how long conversations are kept.
@Suite struct BrandSettingsPagesTests {
    private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>"

    private func portal(
        _ body: @escaping @Sendable (TestPortal, StaffBrowser, TestStaff) async throws -> Void
    ) async throws {
        try await TestPortal.with { portal in
            let ines = try await portal.house.enrolled("ines@larkfield.example", .admin, at: "larkfield")
            try await body(portal, portal.staffBrowser(ines), ines)
        }
    }

    /// Sends a file as browsers do.
    private func send(
        _ bytes: [UInt8], _ portal: TestPortal, _ ines: TestStaff, token: String? = nil, to path: String = "logo",
        boundary: String = "----WebKitFormBoundary7MA4YWxkTrZu0gW"
    ) async throws -> TestPage {
        let csrf = token ?? portal.portal.staffToken(for: ines.session.secret)
        var body = ByteBuffer(
            string: "--\(boundary)\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n--\(boundary)\r\n"
                + "Content-Disposition: form-data; name=\"logo\"; filename=\"my logo.svg\"\r\nContent-Type: image/svg+xml"
                + "\r\n\r\n")
        body.writeBytes(bytes)
        body.writeString("\r\n--\(boundary)--\r\n")
        let headers: HTTPFields = [
            .contentType: "multipart/form-data; boundary=\(boundary)",
            .cookie: "nexie_staff=\(ines.session.secret)", .named("Sec-Fetch-Site"): "same-origin",
        ]
        return TestPage(
            try await portal.client.execute(
                uri: "/staff/settings/\(path)", method: .post, headers: headers, body: body))
    }

    @Test func `name and colour are kept, shown to clients, and a weak colour is said to be changed`() async throws {
        try await portal { portal, browser, _ in
            let done = try await browser.post(
                "/staff/settings/brand", ["name": "  Larkfield & Sons ", "color": "#FFE680"])
            #expect(done.location == "/staff/settings/brand?done=kept")
            let page = try await browser.get("/staff/settings/brand").page
            expect(
                page,
                says: ["Larkfield &amp; Sons", "#ffe680", "too little for reading: shown darker", "shown as it is"])
            let person = try await portal.house.principal("anna@marigold.example")
            #expect(person.person.tenantName == "Larkfield & Sons")
            #expect(person.brand.color?.text == "#ffe680")
            let other = try await portal.house.principal("quinn@juniper-finch.example")
            #expect(other.person.tenantName != "Larkfield & Sons")
            _ = try await browser.post("/staff/settings/brand", ["name": "Larkfield", "color": ""])
            #expect(try await portal.house.principal("anna@marigold.example").brand.color == nil)
        }
    }

    @Test func `a colour is judged before it is kept`() async throws {
        try await portal { portal, browser, _ in
            let before = try await portal.house.store.snapshot()
            let judged = try await browser.post(
                "/staff/settings/brand", ["name": "A name", "color": "#ffe680", "check": "1"])
            #expect(judged.status == 200)
            expect(
                judged.page,
                says: ["#ffe680 is not kept yet", "On light pages contrast 1.2 to 1", "value=\"#ffe680\"", "A name"])
            let wrong = try await browser.post("/staff/settings/brand", ["name": "A", "color": "x", "check": "1"])
            #expect(wrong.status == 422)
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test func `what is no colour or no name is said at its field, and what was typed stays`() async throws {
        try await portal { _, browser, _ in
            for color in ["green", "#12345", "#gggggg", "#1234567", "url(x)"] {
                let refused = try await browser.post("/staff/settings/brand", ["name": "A name", "color": color])
                #expect(refused.status == 422, "\(color)")
                expect(refused.page, says: ["such as #0b5a57", "value=\"A name\""])
            }
            let empty = try await browser.post("/staff/settings/brand", ["name": " ", "color": "#0b5a57"])
            expect(empty.page, says: ["Please fill this in", "value=\"#0b5a57\""])
        }
    }

    @Test func `a logo is taken as a file, shown to clients, and taken away`() async throws {
        try await portal { portal, browser, ines in
            let sent = try await send(Array(Self.svg.utf8), portal, ines)
            #expect(sent.location == "/staff/settings/brand?done=logo")
            let name = try #require(try await portal.house.principal("anna@marigold.example").brand.logo)
            #expect(name.hasSuffix(".svg"))
            expect(try await browser.get("/staff/settings/brand").page, says: ["/static/logo/\(name)"])
            #expect(try await browser.get("/static/logo/\(name)").page.html == Self.svg)
            #expect(
                try await browser.post("/staff/settings/logo/remove").location == "/staff/settings/brand?done=removed")
            #expect(try await portal.house.principal("anna@marigold.example").brand.logo == nil)
            try await portal.house.store.prune()
            #expect(try await portal.house.store.logo(named: name) == nil)
        }
    }

    @Test func `what could act is no logo, nor is what is too large, and the page says why`() async throws {
        try await portal { portal, _, ines in
            let before = try await portal.house.store.snapshot()
            for (bytes, words) in [
                (Array("<svg onload=\"x()\"></svg>".utf8), "more than shapes and colours"),
                (Array("GIF89a".utf8), "a PNG or an SVG"),
                ([UInt8](repeating: 0x89, count: 65 * 1024), "at most 64 kB"), ([], "Choose a file first"),
            ] {
                let refused = try await send(bytes, portal, ines)
                #expect(refused.status == 422, "\(words)")
                expect(refused, says: [words])
            }
            #expect(try await send(Array(Self.svg.utf8), portal, ines, token: "x").status == 403)
            #expect(try await send(Array(Self.svg.utf8), portal, ines, to: "brand").status == 400)
            #expect(try await portal.house.store.snapshot().changes(since: before).isEmpty)
        }
    }

    @Test(arguments: [
        "", "--b", "--b--", "--b\r\n\r\n--b--", "x--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
    ])
    func `a form with a file that is no whole one is refused`(body: String) {
        #expect(throws: PageProblem.self) { try FileForm.read(Array(body.utf8), boundary: Array("b".utf8)) }
    }

    @Test func `the bytes of a file are taken as they are, line breaks and dashes too`() throws {
        for bytes: [UInt8] in [[13, 10], [13, 10, 45, 45], [98, 45, 45], [0, 255, 13], Array("\r\n--".utf8)] {
            var body = Array("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n".utf8)
            body += bytes + Array("\r\n--b--\r\n".utf8)
            #expect(try FileForm.read(body, boundary: Array("b".utf8)).file == bytes)
        }
        for type in [
            "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=a b", "text/x",
        ] {
            #expect(FileForm.boundary(of: type) == nil, "\(type)")
        }
    }

    @Test func `hosts ask for a proof, count at once, and what is none is named with what was typed`() async throws {
        try await portal { portal, browser, ines in
            let wrong = try await browser.post("/staff/settings/hosts", ["hosts": "https://pay.example.com"])
            #expect(wrong.status == 422)
            expect(wrong.page, says: ["is no host", "https://pay.example.com"])
            portal.house.clock.advance(seconds: 16 * 60)
            let asks = try await browser.post("/staff/settings/hosts", ["hosts": "pay.example.com"])
            expect(asks.page, says: ["Confirm that it is you"])
            #expect(asks.page.secret("hosts") == "pay.example.com")
            let code = ines.code(at: portal.house.clock.now)
            let done = try await browser.post("/staff/settings/hosts", ["hosts": "pay.example.com", "proof": code])
            #expect(done.location == "/staff/settings/rules?done=hosts")
            expect(try await browser.get("/staff/settings/rules").page, says: ["pay.example.com</textarea>"])
        }
    }

    @Test func `how long conversations are kept is set, bounded and said`() async throws {
        try await portal { _, browser, _ in
            expect(try await browser.get("/staff/settings/rules").page, says: ["until the person deletes them"])
            for wrong in ["1", "6", "3651", "-1", "soon"] {
                let refused = try await browser.post("/staff/settings/kept", ["days": wrong])
                #expect(refused.status == 422, "\(wrong)")
                expect(refused.page, says: ["from 7 to 3650", "value=\"\(wrong)\""])
            }
            #expect(
                try await browser.post("/staff/settings/kept", ["days": "90"]).location
                    == "/staff/settings/rules?done=kept")
            expect(try await browser.get("/staff/settings/rules").page, says: ["90 days after their last message"])
        }
    }
}
