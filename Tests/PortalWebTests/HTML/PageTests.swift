import Testing

@testable import PortalWeb

private let brand = Brand(name: "Kestrel & Sons IT", email: "help@kestrel.example", phone: "+44 20 7946 0000")

private func page(_ change: (inout Page) -> Void = { _ in }) -> String {
    var page = Page(
        title: "Tickets <open>", brand: brand,
        navigation: [
            NavigationItem("Home", .page("/portal"), icon: .home),
            NavigationItem("Tickets", .page("/portal/tickets"), icon: .ticket, isCurrent: true),
        ],
        person: .init(id: "01J8ZQ", name: "Dana Reyes", company: "Harbour Dental"), csrf: "token")
    change(&page)
    return page.html { $0.tag("h1", text: "Tickets") }.string
}

@Suite struct PageTests {
    @Test func `a person finds content, places, log-out and people on every page`() {
        let html = page()
        for part in [
            "<!doctype html>\n<html lang=\"en\">", "<title>Tickets &lt;open&gt; · Kestrel &amp; Sons IT</title>",
            ##"<a class="skip" href="#main">"##, #"<main id="main" tabindex="-1"><h1>Tickets</h1></main>"#,
            #"name="viewport" content="width=device-width, initial-scale=1"#, #"name="color-scheme""#,
            #"<a href="/portal/tickets" aria-current="page">"#, "Dana Reyes", "Harbour Dental",
            #"data-person="01J8ZQ""#,
            #"action="/portal/logout"><input type="hidden" name="csrf" value="token">"#, #"method="post""#,
            #"href="tel:+442079460000""#, #"href="mailto:help@kestrel.example""#,
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(html.split(separator: "aria-current").count == 2)
        #expect(html.hasSuffix("</body></html>"))
    }

    @Test func `no page holds an inline style or script or a thing from elsewhere`() {
        for html in [page { $0.scripts = [.page("/static/nexie.js")] }, slim()] {
            #expect(!html.contains("style=") && !html.contains("<style") && !html.contains(" onclick"))
            for script in html.split(separator: "<script").dropFirst() {
                #expect(script.hasPrefix(#" src="/static/"#), "\(script.prefix(200))")
                #expect(script.contains(" defer></script>") || script.contains(#" type="module"></script>"#))
            }
            #expect(!html.contains("//") || !html.replacing("https://", with: "").contains("src=\"//"))
        }
        #expect(page { $0.scripts = [.page("/static/nexie.js")] }.contains(#"src="/static/nexie.js""#))
    }

    @Test func `whoever may talk is led to Nexie from every page but Nexie's own`() {
        let nexie = { NavigationItem("Nexie", .page("/portal/nexie"), icon: .chat, isCurrent: $0) }
        let link = #"<a class="ask" id="ask-nexie" href="/portal/nexie">"#
        #expect(page { $0.navigation.append(nexie(false)) }.contains(link))
        #expect(!page { $0.navigation.append(nexie(true)) }.contains("ask-nexie"))
        #expect(!page { $0.navigation = [] }.contains("ask-nexie") && !slim().contains("ask-nexie"))
    }

    @Test func `notices stand before the content and are read out`() {
        let html = page { $0.notices = [Notice(.success, "Saved"), Notice(.danger, "Not sent", text: "Try again.")] }
        #expect(html.contains(#"<div class="notice tone-success" role="status">"#))
        #expect(html.contains(#"<div class="notice tone-danger" role="alert">"#))
        let order = html.split(separator: "Not sent")
        #expect(order.count == 2 && order.last?.contains("<h1>Tickets</h1>") == true)
    }

    @Test func `a stranger sees the provider's name and its people but no places and no log-out`() {
        let html = slim()
        #expect(html.contains("Kestrel &amp; Sons IT") && html.contains("help@kestrel.example"))
        #expect(!html.contains("<nav") && !html.contains("logout"))
    }

    @Test func `an error tells what to do and what to quote`() {
        var html = HTML()
        let home = ButtonLink("Go home", .page("/portal"))
        html.add(ErrorCard(.search, "Not there", text: "Check the address.", reference: "7KQ2", actions: [home]))
        #expect(html.string.contains("<code>7KQ2</code>") && html.string.contains(#"href="/portal""#))
    }

    private func slim() -> String {
        SlimPage(title: "Log in", brand: brand).html { $0.tag("h1", text: "Log in") }.string
    }
}
