import Testing

@testable import PortalWeb

@Suite struct ProfileTests {
    @Test func `a person is told every way to ask for a change that there is, and no other`() {
        for (email, phone, mayAsk) in [("help@kestrel.example", "+44 20 7946 0000", true), ("", "", false)] {
            let html = markup(ProfileView(model: .mock(email: email, phone: phone, mayAsk: mayAsk), csrf: "token"))
            #expect(html.contains(#"href="mailto:help@kestrel.example""#) == !email.isEmpty)
            #expect(html.contains(#"href="tel:+442079460000""#) == !phone.isEmpty)
            #expect(html.contains("/portal/tickets/new?subject=Change%20of%20my%20contact%20details") == mayAsk)
            #expect(html.contains("Tell Kestrel IT what is new"))
        }
    }

    @Test func `what is not on file is said to be so, and nothing is read as markup`() {
        let html = markup(
            ProfileView(model: .mock(values: [("Mobile", ""), ("Position", "<b>Chief</b>")]), csrf: "token"))
        #expect(html.contains("<dt>Mobile</dt><dd>Not set</dd>"))
        #expect(html.contains("<dd>&lt;b&gt;Chief&lt;/b&gt;</dd>") && !html.contains("<b>Chief"))
    }

    @Test func `each reads their own particulars, in their own zone`() async throws {
        try await TestPortal.with { portal in
            for (email, says, not) in [
                ("chloe@marigold.example", "Europe/London (GMT)", "anna@marigold.example"),
                ("uma@juniper-finch.example", "Asia/Kolkata (Kolkata time)", "help@larkfield.example"),
                ("sam@juniper-finch.example", "America/Los_Angeles (PST)", "Tess Nguyen"),
            ] {
                let page = try await portal.browser(email).get("/portal/profile")
                expect(page, says: [email, says], not: [not])
            }
        }
    }
}

extension ProfileModel {
    /// A profile with those particulars.
    fileprivate static func mock(
        values: [(String, String)] = [("Name", "Dana Reyes")], email: String = "", phone: String = "",
        mayAsk: Bool = false
    ) -> ProfileModel {
        ProfileModel(
            particulars: values.map { Particular(term: $0.0, value: $0.1) }, provider: "Kestrel IT",
            supportEmail: email, supportPhone: phone,
            change: mayAsk ? .page("/portal/tickets/new", query: ["subject": "Change of my contact details"]) : nil)
    }
}
