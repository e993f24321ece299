import Access
import Tools

/// Writes the form for a note: whom it is for stands above the words, and again on the button that sends it.
///
/// The form takes the colour of the choice where a browser can do that; where not, both buttons stand there, and one that
/// contradicts the choice sends nothing.
struct StaffNoteForm: View {
    let found: StaffTicketDetail
    let draft: StaffNoteDraft
    let csrf: String

    private var name: String { found.row.contactName }

    func write(to html: inout HTML) {
        html.tag("section", .class("note-form"), .id("note"), .aria("label", "Write a note")) { html in
            let notes = Link.page("/staff/tickets/", String(found.row.number), "notes")
            html.form(to: notes, csrf: csrf, keepsDraft: true) { html in
                html.secret(OnceKey.field, draft.key.text)
                html.secret("seen", found.mark)
                writeChoice(to: &html)
                html.add(
                    Field(
                        "body", "Note", .lines(6), value: draft.body, error: draft.error, required: true,
                        limit: AddStaffNote.Input.form.longest("body")))
                html.add(
                    Field(
                        "state", "The ticket afterwards", .choice(states), value: draft.state?.rawValue ?? ""))
                html.actions { html in
                    write(.internal, "Save internal note", .lock, "send-internal", to: &html)
                    write(.public, "Send public answer to \(name)", .send, "send-public", to: &html)
                }
            }
        }
    }

    private func writeChoice(to html: inout HTML) {
        html.tag("fieldset", .class("note-for")) { html in
            html.tag("legend", text: "Who reads it")
            write(.internal, .lock, "Internal", "only your team sees this", to: &html)
            write(.public, .send, "Public", reach, to: &html)
        }
    }

    private func write(
        _ visibility: NoteVisibility, _ icon: Icon, _ title: String, _ words: String, to html: inout HTML
    ) {
        html.tag("label") { html in
            html.void(
                "input", .type("radio"), .name("visibility"), .value(visibility.rawValue),
                .checked(draft.visibility == visibility))
            html.add(icon)
            html.tag("span") { html in
                html.tag("b", text: title)
                html.text(": " + words)
            }
        }
    }

    /// Who gets a public answer, and how.
    private var reach: String {
        let company = "\(name) of \(found.row.companyName) reads it in the portal"
        if !found.isIn { return "\(name) has no access to the portal, so nobody is told by mail" }
        if found.unwanted.contains(.note) { return company + ", and wants no mail about answers" }
        return company + ", and gets it by mail to \(found.email)"
    }

    private var states: [Field.Choice] {
        let now = found.row.state
        return [.init(value: "", text: "Leave it \(found.row.standing)")]
            + TicketState.allCases.filter { $0 != now }.map { .init(value: $0.rawValue, text: $0.staffChoice) }
    }

    private func write(
        _ visibility: NoteVisibility, _ words: String, _ icon: Icon, _ place: StaticString, to html: inout HTML
    ) {
        html.tag("span", .class(place)) { html in
            html.add(Button(words, .primary, icon: icon, name: "send", value: visibility.rawValue))
        }
    }
}
