import Tools

/// Writes the page on which a person signs: the document, who signs, what they agree to, and the marks.
struct SigningView: View {
    let model: SigningModel

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Sign risk \(model.number)", lead: model.document.title,
                up: ("Risk \(model.number)", .page("/portal/risks/", model.number))))
        html.tag("div", .class("stack")) { html in
            html.tag("section", .class("card"), .aria("label", "At a glance")) { html in
                html.add(
                    Facts([
                        .init("What remains") { $0.add(model.document.residualLevel.badge) },
                        .init("Answer wanted by") { $0.add(Day(model.risk.dueOn)) },
                        .init("Looked at again on") { $0.add(Day(model.document.reviewOn)) },
                    ]))
            }
            html.add(RiskDocumentView(model: model.risk))
            html.card("Sign") { writeForm(to: &$0) }
        }
    }

    private func writeForm(to html: inout HTML) {
        html.tag("p", text: "This will be recorded of you:")
        html.add(Facts(model.signer.map { .init($0.term, $0.value) }, areLong: true))
        html.form(
            to: .page("/portal/risks/", model.number, "sign"), csrf: model.csrf, id: "sign",
            keepsDraft: !model.asksForCode
        ) { html in
            html.secret("version", String(model.document.version))
            html.secret("hash", model.risk.hash.description)
            html.secret("consent", model.consent.version)
            writeMarks(to: &html)
            writeConsent(to: &html)
            if model.asksForCode { writeCode(to: &html) }
            html.actions { html in
                // The first button of a form is the one that the enter key presses.
                html.add(Button(ConsentText.intent, .primary, icon: .check, name: "step", value: "sign"))
                if model.asksForCode {
                    html.add(Button("Send a new code", .quiet, icon: .mail, name: "step", value: "code", checks: false))
                }
                html.add(ButtonLink("Not now", .page("/portal/risks/", model.number), .quiet))
            }
            html.actions { html in
                html.add(
                    ButtonLink(
                        "Decline instead", .page("/portal/risks/", model.number, anchor: "decline"), .plain,
                        icon: .cross))
                html.add(model.risk.ask.map { ButtonLink("Ask a question first", $0, .plain, icon: .chat) })
            }
        }
    }

    private func writeMarks(to html: inout HTML) {
        html.add(
            Field(
                "name", "Your full name", value: model.draft.name, help: "As it stands above.",
                error: model.error("name"), required: true, limit: 200))
        html.tag("fieldset", .class("switches hands"), .data("hands", ""), .hidden) { html in
            html.tag("legend", text: "How do you want to sign?")
            write(.typed, "With my typed name and initials", to: &html)
            write(.drawn, "I draw my signature and initials", to: &html)
        }
        html.tag("div", .data("typed", "")) { html in
            html.add(
                Field(
                    "initials", "Your initials", value: model.draft.initials, help: "Such as AB for Anna Berg.",
                    error: model.draft.hand == .typed ? model.error("initials") : nil,
                    required: model.draft.hand == .typed, limit: 12))
            html.tag("p", .class("field-help"), text: "Your typed name counts as your signature.")
        }
        html.tag("div", .class("pads"), .data("drawn", ""), .hidden) { html in
            if model.draft.hand == .drawn, let error = model.error("initials") {
                html.tag("p", .class("field-error"), .role("alert"), text: error)
            }
            write(pad: "Your signature", "drawn_signature", model.draft.drawnSignature, to: &html)
            write(pad: "Your initials", "drawn_initials", model.draft.drawnInitials, to: &html)
        }
    }

    private func write(_ hand: SignRisk.Hand, _ words: String, to html: inout HTML) {
        html.tag("label") { html in
            html.void(
                "input", .type("radio"), .name("hand"), .value(hand.rawValue), .checked(model.draft.hand == hand))
            html.text(" " + words)
        }
    }

    private func write(pad title: String, _ name: StaticString, _ mark: String, to html: inout HTML) {
        html.tag("div", .class("pad"), .data("pad", "")) { html in
            html.tag("p", .class("pad-title"), text: title)
            html.tag("p", .class("field-help"), text: "Draw with a finger, a pen or the mouse.")
            html.markup(#"<svg class="pad-field" viewBox="0 0 1000 400" aria-hidden="true"></svg>"#)
            html.void("input", .type("hidden"), .name(name), .value(mark))
            html.tag("button", .class("button button-quiet"), .type("button"), .data("clear", "")) { html in
                html.text("Clear ")
                html.tag("span", .class("unseen"), text: title.lowercased())
            }
        }
    }

    private func writeConsent(to html: inout HTML) {
        html.tag("div", .class("consent"), .id("consent-text")) { html in
            for paragraph in model.consent.text.split(separator: "\n\n") { html.tag("p", text: String(paragraph)) }
        }
        html.tag("div", .class("switches")) { html in
            html.tag("label") { html in
                html.void(
                    "input", .type("checkbox"), .name("acknowledged"), .value("on"), .required(true),
                    .checked(model.draft.acknowledged), .aria("describedby", "consent-text"))
                html.text(" I have read the document and this text, and I agree.")
            }
            if let error = model.error("acknowledged") { html.tag("p", .class("field-error"), text: error) }
        }
    }

    private func writeCode(to html: inout HTML) {
        html.add(
            Field(
                "code", "Code", .code, help: "Six digits from the message that we just sent you.",
                error: model.error("code"), required: true, limit: 12))
    }
}
