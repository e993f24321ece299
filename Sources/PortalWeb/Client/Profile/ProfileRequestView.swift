import Tools

/// Writes the form by which a person asks for another name or address.
struct ProfileRequestView: View {
    /// What is asked for, and what was typed.
    struct Model {
        let field: RequestedField
        var wanted = ""
        var error: String?
        let provider: String
        let current: String
    }

    let model: Model
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Ask for another \(model.field.worded)", lead: lead, up: ("Your profile", .page("/portal/profile"))))
        html.card { html in
            html.form(to: .page("/portal/profile/requests"), csrf: csrf, id: "ask-\(model.field)", keepsDraft: true) {
                html in
                html.secret("field", model.field.rawValue)
                html.add(
                    Field(
                        "wanted", label, control, value: model.wanted, help: "Now: \(model.current)",
                        error: model.error, required: true, limit: 254))
                html.actions { html in
                    html.add(Button("Send request", .primary, icon: .send))
                    html.add(ButtonLink("Cancel", .page("/portal/profile"), .quiet))
                }
            }
        }
    }

    private var label: String {
        switch model.field {
        case .name: "New name"
        case .email: "New e-mail address"
        }
    }

    private var control: Field.Control {
        switch model.field {
        case .name: .line
        case .email: .email
        }
    }

    private var lead: String {
        switch model.field {
        case .name: "\(model.provider) looks at it and changes it, or tells you why not."
        case .email:
            "\(model.provider) looks at it first, because whoever has the address can log in as you. Until then you log "
                + "in with the one that you have."
        }
    }
}

/// Writes the list of cities by whose zones a person can read times.
struct ZonesView: View {
    /// The region whose cities are shown; nil shows the regions.
    let region: String?

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                region.map { "Cities of \($0)" } ?? "Time zones", lead: "Choose the city whose clock you follow.",
                up: up))
        html.card { html in
            html.tag("ul", .class("cities")) { html in
                for (text, link) in items {
                    html.tag("li") { $0.tag("a", .href(link), text: text) }
                }
            }
        }
    }

    private var up: (text: String, link: Link) {
        region == nil
            ? ("Your profile", .page("/portal/profile")) : ("Time zones", .page("/portal/profile/zones"))
    }

    private var items: [(String, Link)] {
        guard let region else {
            return KnownZones.regions.map { ($0, .page("/portal/profile/zones", query: ["region": $0])) }
        }
        return KnownZones.zones(of: region).map { zone in
            (KnownZones.city(zone), .page("/portal/profile", query: ["zone": zone], anchor: "field-time_zone"))
        }
    }
}
