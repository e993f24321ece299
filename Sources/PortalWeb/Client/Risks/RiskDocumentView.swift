import Tools

/// Writes the document of a risk as it was presented, with what it is known by.
struct RiskDocumentView: View {
    let model: RiskModel

    func write(to html: inout HTML) {
        let document = model.document
        html.card("The document") { html in
            write("What the risk is", document.description, to: &html)
            write("Why you are asked to accept it", document.justification, to: &html)
            write("What remains", document.residualRisk, to: &html)
            write("What is done instead", document.controls.isEmpty ? "Nothing." : document.controls, to: &html)
            write("What is accepted or declined", document.text, to: &html)
            html.tag("p", .class("field-help")) { html in
                html.text("\(document.provider) to \(document.company). Version \(document.version), ")
                html.text("\(model.length) bytes, SHA-256 ")
                html.tag("code", text: model.hash.short + "…")
                if let seen = model.seen {
                    html.text(". You first opened it here ")
                    html.add(seen)
                }
                html.text(".")
            }
            html.tag("p", .class("on-paper"), text: "SHA-256 \(model.hash)")
            writeBytes(to: &html)
        }
    }

    private func write(_ heading: String, _ text: String, to html: inout HTML) {
        html.tag("h3", text: heading)
        html.tag("div", .class("prose")) { $0.add(Markdown.plain(text)) }
    }

    /// The bytes themselves, for somebody who wants to check the hash.
    private func writeBytes(to html: inout HTML) {
        html.tag("details", .class("fold")) { html in
            html.tag("summary", text: "The exact document and its whole SHA-256")
            html.tag("p", .class("field-help")) { html in
                html.text("SHA-256 ")
                html.tag("code", .class("hash"), text: model.hash.description)
            }
            html.tag("pre", .class("sent-text"), .tabindex(0), text: model.text)
        }
    }
}

extension RiskModel {
    /// The document as text.
    fileprivate var text: String { String(decoding: document.bytes, as: UTF8.self) }
}
