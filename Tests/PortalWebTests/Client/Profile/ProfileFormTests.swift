import Access
import Store
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let elena = "elena@marigold.example"
private let profile = "/portal/profile"

/// What a person changes on the profile page, and what the page answers.
@Suite struct ProfileFormTests {
    @Test func `what is changed is there on the next page, and the times follow the new zone`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let fields = ["phone": "0044 20 7946 0001", "mobile": "", "title": "Head of roses", "time_zone": "tokyo"]
            let sent = try await browser.post(profile, fields)
            #expect(sent.status == 303 && sent.location == "/portal/profile?done=saved")
            let page = try await browser.get("/portal/profile?done=saved")
            expect(
                page,
                says: [
                    "Your profile is saved", #"value="+44 20 7946 0001""#, #"value="Head of roses""#,
                    #"value="Asia/Tokyo""#, "Asia/Tokyo (JST)",
                ])
        }
    }

    @Test func `a mistake is named at its field, and everything that was typed is still there`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            let page = try await browser.post(
                profile, ["phone": "<b>ring me</b>", "mobile": "555 0100", "title": "Chief", "time_zone": "Atlantis"])
            #expect(page.status == 422)
            expect(
                page,
                says: [
                    "This was not sent yet", #"value="&lt;b&gt;ring me&lt;/b&gt;""#, #"value="555 0100""#,
                    #"value="Chief""#, #"value="Atlantis""#, #"id="field-phone-error""#,
                    #"id="field-time_zone-error""#,
                ], not: [#"id="field-mobile-error""#, "<b>ring"])
            expect(try await browser.get(profile), says: [], not: ["Chief", "Atlantis"])
        }
    }

    @Test func `a request is followed on the page, withdrawn, and asked anew`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            expect(try await browser.get("/portal/profile/requests/new?field=email"), says: ["Now: \(anna)"])
            let sent = try await browser.post(
                "/portal/profile/requests", ["field": "email", "wanted": "Anna.New@marigold.example"])
            #expect(sent.location == "/portal/profile?done=requested")
            var page = try await browser.get(profile)
            expect(
                page, says: ["anna.new@marigold.example", "Waiting", "nothing has changed yet"],
                not: ["Ask for another e-mail address"])
            let again = try await browser.post(
                "/portal/profile/requests", ["field": "email", "wanted": "third@marigold.example"])
            #expect(again.status == 409)
            expect(again, says: ["This was not sent", #"value="third@marigold.example""#])
            let place = try #require(
                page.main.firstMatch(of: #/action="(\/portal\/profile\/requests\/[0-9A-Z]{26})"/#)?.output.1)
            #expect(try await browser.post(String(place), ["decision": "withdraw"]).status == 303)
            page = try await browser.get(profile)
            expect(page, says: ["Withdrawn", "Ask for another e-mail address"], not: ["Waiting"])
        }
    }

    @Test func `an answer stands on the start page until it is noted`() async throws {
        try await TestPortal.with { portal in
            let person = try await portal.house.principal(anna)
            var input = RequestProfileChange.Input()
            (input.field, input.wanted) = (.name, "Anna <i>Berg</i>")
            let asked = try await portal.house.runtime.call(RequestProfileChange.self, input, as: person).request
            let kira = try await portal.house.enrolled("kira@larkfield.example", .technician, at: "larkfield")
            _ = try await portal.house.runtime.perform(
                DeclineChange.self, .init(request: asked.id.text, reason: "Please send <b>a document</b>."),
                as: portal.house.staff(kira.session))
            let browser = try await portal.browser(anna)
            let says = ["Your request for another name was declined", "Please send &lt;b&gt;a document"]
            expect(try await browser.get("/portal"), says: says, not: ["<b>a document"])
            expect(try await browser.get(profile), says: ["Anna &lt;i&gt;Berg", "Declined"], not: ["<i>Berg"])
            let noted = try await browser.post("/portal/profile/requests/\(asked.id)", ["decision": "noted"])
            #expect(noted.status == 303)
            expect(try await browser.get("/portal"), says: [], not: ["was declined"])
        }
    }

    @Test func `a login that is ended from another browser is out, and one's own leads to the door`() async throws {
        try await TestPortal.with { portal in
            let (here, there) = (try await portal.browser(anna), try await portal.browser(anna))
            let page = try await here.get(profile)
            let places = page.main.matches(of: #/action="(\/portal\/profile\/sessions\/[0-9A-Z]{26}\/end)"/#)
                .map { String($0.output.1) }
            #expect(places.count == 2)
            expect(
                page, says: ["This browser", "Sign out everywhere"], not: [here.session ?? "-", there.session ?? "-"])
            let stranger = try await portal.browser("ben@marigold.example")
            for place in places { #expect(try await stranger.post(place, [:]).status == 404) }
            #expect(try await here.post(try #require(places.last), [:], csrf: "forged").status == 403)
            #expect(try await there.get(profile).status == 200)
            let lines = page.main.split(separator: "<li>")
            let other = try #require(lines.first { $0.contains("/sessions/") && !$0.contains("This browser") })
            let place = try #require(places.first { other.contains($0) })
            #expect(try await here.post(place, [:]).location == "/portal/profile?done=ended")
            #expect(try await there.get(profile).status == 303)
            #expect(try await here.get(profile).status == 200)
        }
    }

    @Test func `signing out everywhere closes every browser of the person`() async throws {
        try await TestPortal.with { portal in
            let (here, there) = (try await portal.browser(anna), try await portal.browser(anna))
            let other = try await portal.browser("ben@marigold.example")
            let left = try await here.post("/portal/profile/sessions/end", [:])
            #expect(left.location == "/portal/login")
            for browser in [here, there] { #expect(try await browser.get(profile).status == 303) }
            #expect(try await other.get(profile).status == 200)
        }
    }

    @Test func `who may not edit sees what is on file without dead controls, and forms are refused`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(elena)
            let page = try await browser.get(profile)
            expect(
                page, says: ["Telephone", "Times are shown for", "Where you are logged in", "Something changed?"],
                not: ["Ask for another", #"name="phone""#, "See all cities"])
            #expect(try await browser.post(profile, ["phone": "555 0100"]).status == 403)
            for path in ["/portal/profile/requests/new?field=name", "/portal/profile/zones"] {
                #expect(try await browser.get(path).status == 403)
            }
            #expect(
                try await browser.post("/portal/profile/requests", ["field": "name", "wanted": "X Y"]).status == 403)
        }
    }

    @Test func `a city is chosen from the list without a script`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            expect(try await browser.get("/portal/profile/zones"), says: ["region=Europe"])
            let cities = try await browser.get("/portal/profile/zones?region=America")
            expect(cities, says: ["New York", "zone=America%2FNew_York#field-time_zone"])
            #expect(cities.body.count < 40_000)
            expect(
                try await browser.get("/portal/profile?zone=America%2FNew_York"),
                says: [#"value="America/New_York""#, "Press Save to keep it"])
            expect(try await browser.get("/portal/profile?zone=Mars%2FOlympus"), says: [], not: ["Olympus"])
            #expect(try await browser.get("/portal/profile/zones?region=Mars").status == 404)
        }
    }

    @Test func `nobody having looked is said in a sentence, and a look with who and why`() async throws {
        try await TestPortal.with { portal in
            let browser = try await portal.browser(anna)
            expect(try await browser.get(profile), says: ["has looked at the portal as you"])
            let scope = try await portal.house.principal(anna).scope
            let kira = try await portal.house.enrolled(
                "kira@larkfield.example", .technician, at: "larkfield", name: "Kira <Holt>")
            let input = StartPreview.Input(user: scope.contact.text, reason: "Ticket 1042")
            _ = try await portal.house.runtime.perform(
                StartPreview.self, input, as: portal.house.staff(kira.session))
            expect(
                try await browser.get(profile), says: ["Kira &lt;Holt&gt;", "Ticket 1042", "still looking"],
                not: ["has looked at the portal as you"])
        }
    }
}
