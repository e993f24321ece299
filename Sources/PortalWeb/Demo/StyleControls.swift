/// Buttons, fields, notices and empty places, as the demo's page of styles shows them.
struct StyleControls: View {
    func write(to html: inout HTML) {
        html.card("Buttons") { html in
            html.actions { html in
                html.add(Button("Primary", .primary, icon: .send))
                html.add(Button("Plain", .plain))
                html.add(Button("Quiet", .quiet, icon: .pencil))
                html.add(Button("Danger", .danger, icon: .cross))
                html.add(ButtonLink("Link", StylePage.here, .plain, icon: .external))
            }
        }
        html.card("Fields") { writeFields(to: &$0) }
        for tone in Tone.allCases {
            html.add(Notice(tone, "A notice: \(tone)", text: "What it means, and what to do."))
        }
        html.card("An empty place") { html in
            html.add(
                EmptyState(
                    .ticket, "Nothing here yet", text: "Why, and what to do about it.",
                    action: ButtonLink("Do it", StylePage.here)))
        }
    }

    private func writeFields(to html: inout HTML) {
        html.form(to: StylePage.here, csrf: "") { html in
            html.add(Field("line", "A line", help: "Help stands above the field.", required: true, limit: 100))
            html.add(
                Field(
                    "wrong", "A line with an error", value: "what was typed", error: "What is wrong with it.",
                    required: true))
            html.add(Field("text", "Several lines", .lines(3)))
            html.add(
                Field(
                    "choice", "One of a few", .choice([.init(value: "a", text: "One"), .init(value: "b", text: "Two")]))
            )
            html.add(Field("number", "Code", .code))
        }
    }
}
