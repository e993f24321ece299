import Access

/// Who sends a document to whom, as the printed page says it.
struct Letterhead {
    let provider: String
    /// How to reach the provider's people.
    let support: [String]
    let company: String
}

extension Letterhead {
    /// A document of the person's provider for their company.
    init(_ person: Principal.Person) {
        provider = person.tenantName
        support = [person.support.phone, person.support.email].filter { !$0.isEmpty }
        company = person.companyName
    }
}

/// The head of a document on paper. A screen does not show it.
struct LetterheadView: View {
    let letterhead: Letterhead
    /// What stands before the company's name, such as "Billed to".
    let recipient: String
    let facts: [Facts.Fact]

    func write(to html: inout HTML) {
        html.tag("div", .class("on-paper letterhead")) { html in
            html.tag("p") { html in
                html.tag("b", text: letterhead.provider)
                for line in letterhead.support {
                    html.void("br")
                    html.text(line)
                }
            }
            html.tag("p") { html in
                html.text(recipient)
                html.void("br")
                html.tag("b", text: letterhead.company)
            }
            if !facts.isEmpty { html.add(Facts(facts)) }
        }
    }
}
