import Tools

/// Writes where clients call and write, and the provider's time zone.
struct SupportSettingsView: View {
    let ways: ClientSupport
    let visit: SettingsVisit
    let mayChange: Bool
    let csrf: String

    func write(to html: inout HTML) {
        guard mayChange else {
            html.add(
                Facts([
                    .init("Telephone", ways.phone.isEmpty ? "none" : ways.phone),
                    .init("Mail", ways.email.isEmpty ? "none" : ways.email), .init("Time zone", ways.timeZone),
                ]))
            return
        }
        html.form(to: .page("/staff/settings/support"), csrf: csrf) { html in
            html.add(
                Field(
                    "phone", "Telephone", .line, value: visit.value("phone", in: .support, else: ways.phone),
                    help: "Shown wherever somebody needs help.", error: visit.error("phone", in: .support), limit: 60))
            html.add(
                Field(
                    "email", "Mail address", .email, value: visit.value("email", in: .support, else: ways.email),
                    error: visit.error("email", in: .support), limit: 254))
            html.add(
                Field(
                    "time_zone", "Time zone", .line,
                    value: visit.value("time_zone", in: .support, else: ways.timeZone),
                    help: "A city such as Berlin or New York, or a name such as Europe/Berlin; empty for UTC.",
                    error: visit.error("time_zone", in: .support), limit: 60))
            html.actions { $0.add(Button("Keep how clients reach you", .plain)) }
        }
    }
}
