import Access

/// The bar above every page that a member of staff sees as somebody else: as whom, why, for how long still, and the way out.
struct PreviewBar: View {
    let name: String
    let company: String
    let staff: String
    let reason: String
    let ends: String
    let secondsLeft: Int64
    let stop: Link
    let csrf: String

    func write(to html: inout HTML) {
        html.tag("section", .class("preview-bar"), .aria("label", "Preview")) { html in
            html.tag("div", .class("preview-words")) { html in
                html.tag("p") { html in
                    html.tag("b", text: "Preview")
                    html.text(" \(staff) sees the portal as \(name) of \(company), and can change nothing.")
                }
                html.tag("p", .class("preview-time")) { html in
                    html.tag("span", .id("preview-left"), .data("left", String(max(0, secondsLeft))), text: left)
                    html.text(", until \(ends). Reason: \(reason)")
                }
            }
            html.form(to: stop, csrf: csrf) { html in
                html.add(Button("Stop the preview", .plain, icon: .cross))
            }
        }
    }

    private var left: String {
        switch secondsLeft / 60 {
        case ..<1: "Less than a minute left"
        case 1: "One minute left"
        case let minutes: "\(minutes) minutes left"
        }
    }
}

extension Portal {
    /// The bar for a preview; nil for whoever is here by a login of their own.
    func previewBar(for context: MemberContext) -> PreviewBar? {
        guard let preview = context.principal.preview else { return nil }
        let person = context.principal.person
        let left = (preview.endsAt.milliseconds - runtime.now.milliseconds) / 1000
        return PreviewBar(
            name: person.name, company: person.companyName, staff: preview.staffName, reason: preview.reason,
            ends: ReaderClock(timeZone: person.timeZone).worded(preview.endsAt), secondsLeft: left,
            stop: Self.previewStop(of: context.principal.scope.contact),
            csrf: formToken(for: context.key))
    }

    /// Where a preview of a contact is stopped.
    static func previewStop(of contact: ContactID) -> Link {
        .page("/staff/contacts/", contact.text, "preview", "stop")
    }
}
