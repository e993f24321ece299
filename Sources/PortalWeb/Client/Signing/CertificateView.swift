import Tools

/// Writes a certificate, for the screen and for paper.
struct CertificateView: View {
    let model: CertificateModel

    func write(to html: inout HTML) {
        html.tag("div", .class("certificate stack")) { html in
            html.add(LetterheadView(letterhead: model.letterhead, recipient: "For", facts: []))
            html.add(
                PageHead(
                    model.isDeclined ? "Record of declining" : "Certificate",
                    lead: "Risk \(model.number): \(model.title)",
                    up: ("Risk \(model.number)", .page("/portal/risks/", model.number))))
            html.card("What was \(model.isDeclined ? "declined" : "accepted")") { html in
                html.tag("p", .class("certified"), text: model.sentence)
                for part in model.paragraphs {
                    html.tag("h3", text: part.heading)
                    html.tag("div", .class("prose")) { $0.add(Markdown.plain(part.text)) }
                }
            }
            if model.isDeclined {
                html.card("Why it was declined") { html in
                    html.tag("div", .class("prose")) { $0.add(Markdown.plain(model.reason)) }
                }
            } else {
                writeAgreement(to: &html)
            }
            for part in model.parts {
                html.card(part.heading) { html in
                    html.add(Facts(part.facts.map { .init($0.term, $0.value) }, areLong: true))
                }
            }
            html.card("Is it still as it was written?") { writeCode(to: &$0) }
            html.card("What proves it") { html in
                html.add(
                    Facts(
                        model.hashes.map { hash in
                            .init(hash.term) { $0.tag("code", .class("hash"), text: hash.value) }
                        }, areLong: true))
                html.tag(
                    "p", .class("field-help"),
                    text: "\(model.letterhead.provider) can give you the whole record with the public key. Both can be "
                        + "checked by a small program that is not ours to run.")
            }
            html.card("The exact document, byte for byte") { html in
                html.tag("pre", .class("paper"), .tabindex(0), .role("region"), .aria("label", "The document")) {
                    $0.text(model.document)
                }
            }
        }
    }

    private func writeAgreement(to html: inout HTML) {
        html.card("What was agreed to") { html in
            for paragraph in model.consent { html.tag("p", text: paragraph) }
            html.tag("h3", text: "Signature and initials")
            html.tag("div", .class("marks")) { html in
                for (title, mark) in model.marks { write(mark, title, to: &html) }
            }
        }
    }

    private func writeCode(to html: inout HTML) {
        html.tag("p", text: "Anybody with this code can see that the record is unchanged, and nothing more:")
        html.tag("p") { $0.tag("code", .class("certificate-code"), text: model.code) }
        html.tag("p") { html in
            html.text("Record \(model.record), at ")
            html.tag("a", .class("hash"), .href(model.verify), text: model.verify.address)
        }
        html.actions { html in
            html.tag(
                "button", .class("button button-plain"), .type("button"), .data("print", ""), .hidden, text: "Print")
        }
    }

    private func write(_ mark: CertificateModel.Mark, _ title: String, to html: inout HTML) {
        html.tag("figure", .class("mark")) { html in
            switch mark {
            case .typed(let text): html.tag("p", .class("mark-typed"), text: text)
            case .drawn(let drawn):
                html.markup(#"<svg class="mark-drawn" viewBox="0 0 1000 400" role="img" aria-label="Drawn by hand">"#)
                for stroke in drawn.strokes {
                    html.tag("polyline", .points(stroke.count == 1 ? stroke + stroke : stroke)) { _ in }
                }
                html.markup("</svg>")
            }
            html.tag("figcaption", text: title)
        }
    }
}
