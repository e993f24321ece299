/// A record beside an answer: what it is, where it stands and one fact, as one link.
struct RecordTile: View {
    let icon: Icon
    let title: String
    let badge: Badge?
    let detail: String
    let link: Link

    func write(to html: inout HTML) {
        html.tag("a", .class("record"), .href(link)) { html in
            html.add(icon)
            html.tag("span", .class("record-body")) { html in
                html.tag("b", text: title)
                html.tag("span", .class("record-facts")) { html in
                    html.add(badge)
                    if !detail.isEmpty { html.tag("span", text: detail) }
                }
            }
        }
    }
}
