/// Pages that are harmful on purpose, which the look at pages has to find, and one that is not.
enum EgressControls {
    /// One check for each page.
    static var reports: [ControlReport] {
        pages.map { page in
            let found = Set(EgressLook(Array(page.text.utf8), origin: "http://portal.example").findings.map(\.harm))
            return ControlReport(
                name: "a page with \(page.name)", expected: page.harm.map(\.rawValue) ?? "harmless",
                seen: page.harm.map { found.contains($0) ? $0.rawValue : "not found" }
                    ?? (found.isEmpty ? "harmless" : "found"))
        }
    }

    private static let pages: [(name: String, text: String, harm: EgressAnswer.Harm?)] = [
        ("an image from elsewhere", #"<p><img src="https://elsewhere.example/a.png"></p>"#, .request),
        ("an image from a protocol of one's own", #"<p><img src="//elsewhere.example/a.png"></p>"#, .request),
        ("a form that is sent elsewhere", #"<form action="https://elsewhere.example/"></form>"#, .request),
        ("a refresh", #"<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">"#, .request),
        ("a style sheet from elsewhere", #"<link rel="stylesheet" href="https://elsewhere.example/a.css">"#, .request),
        ("a link out", #"<a href="https://elsewhere.example/">there</a>"#, .linkTo),
        ("a link that hides its host", #"<a href="https://portal.example@elsewhere.example/">there</a>"#, .linkTo),
        ("a script", "<script>alert(1)</script>", .execute),
        ("a handler", #"<p onclick="alert(1)">there</p>"#, .execute),
        ("a link that runs", #"<a href="java&#115;cript:alert(1)">there</a>"#, .execute),
        ("a frame", #"<iframe srcdoc="there"></iframe>"#, .execute),
        ("a style", "<style>p { display: none }</style>", .execute),
        ("words alone", #"<p>Here is <a href="/portal/tickets">your list</a>.</p>"#, nil),
    ]
}
