import Access
import Concierge
import TestSupport
import Testing
import Tools

@testable import PortalWeb

private let anna = "anna@marigold.example"
private let david = "david@marigold.example"
private let elena = "elena@marigold.example"

/// The talk as a part of another page, what it is about, and what it offers.
@Suite struct PanelTests {
    @Test func `the panel is the talk without a document, about the page that one is on`() async throws {
        try await TestPortal.chatting([.says("Yes.")]) { portal, _ in
            let browser = try await portal.browser(david)
            let panel = try await browser.get("/portal/nexie?part=panel&page=/portal/tickets/1042")
            #expect(panel.text.hasPrefix(#"<div class="panel-body">"#) && !panel.text.contains("<html"))
            for part in [
                "About ticket 1042", "Summarise this ticket", #"id="transcript""#, #"id="composer""#,
                #"id="talk-parts""#, #"id="talk-start""#, #"id="said""#, #"name="page" value="/portal/tickets/1042""#,
                "Open the whole conversation",
            ] {
                #expect(panel.text.contains(part), "\(part)")
            }
            let sent = try await browser.say("Is it?").conversation
            let talk = try await browser.get("/portal/nexie?part=panel&conversation=\(sent)")
            #expect(talk.text.contains("Is it?") && talk.text.contains("Yes.") && !talk.text.contains("talk-start"))
        }
    }

    @Test(arguments: ["/portal/tickets/999999", "/portal/invoices/INV-2036", "https://evil.example", "/portal/%2e"])
    func `a page that one can't read is about nothing`(page: String) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            let panel = try await portal.browser(david).get("/portal/nexie?part=panel&page=\(page)")
            #expect(panel.status == 200)
            #expect(!panel.text.contains("About ") && panel.text.contains(#"name="page" value="""#))
        }
    }

    @Test(arguments: ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "x", "0123456789012345678901234567890"])
    func `a conversation that is not there begins a new one in the panel`(id: String) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            let panel = try await portal.browser(david).get("/portal/nexie?part=panel&conversation=\(id)")
            #expect(panel.status == 200)
            #expect(panel.text.contains("talk-start") && panel.text.contains(#"name="conversation" value="""#))
        }
    }

    @Test(arguments: [
        (anna, ["Find invoices", "Prepare a new ticket"], ["Not with your role"]),
        (
            david, ["Find your tickets", "Prepare a new ticket", "See invoices: your role does not include this"],
            ["Find invoices"]
        ),
        (elena, ["Open tickets: your role does not include this; Larkfield IT (Demo) can give it"], ["Prepare a new"]),
    ])
    func `a person reads what Nexie can do for them, and what their role lacks`(
        who: String, says: [String], not: [String]
    ) async throws {
        try await TestPortal.chatting([]) { portal, _ in
            expect(
                try await portal.browser(who).get("/portal/nexie"),
                says: says + ["What Nexie can do for you", "Never: pay, sign or accept anything"], not: not)
        }
    }

    @Test func `every tool of Nexie says what it offers`() {
        for tool in ToolRegistry.standard.tools.map(\.declaration) {
            #expect(tool.offer.isEmpty != tool.doors.contains(.concierge), "\(tool.name)")
        }
    }
}

extension TestPage {
    /// The whole answer as text.
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}
