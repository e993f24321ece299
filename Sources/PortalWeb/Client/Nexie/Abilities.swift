import Access
import Tools

/// What Nexie can do for one person, made from the tools themselves.
struct Abilities: Hashable {
    /// What it does by itself, each to finish "Nexie can …".
    let offers: [String]
    /// What it prepares and the person confirms.
    let confirmed: [String]
    /// The rights that the person's role lacks for more.
    let lacking: [Permission]
    /// Who can give them.
    let provider: String

    /// The abilities of the tools, for somebody who lacks these rights.
    init(_ tools: [(tool: Declaration, missing: Permission?)], provider: String) {
        let own = tools.filter { $0.missing == nil }.map(\.tool)
        offers = own.filter { $0.effect == .reads }.map(\.offer)
        confirmed = own.filter { $0.effect != .reads }.map(\.offer)
        lacking = tools.compactMap(\.missing).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        self.provider = provider
    }
}

/// Says what Nexie can do, what only together with the person, what never, and what this person's role lacks.
struct AbilitiesView: View {
    let abilities: Abilities
    let notes: [String]
    let isOpen: Bool

    func write(to html: inout HTML) {
        html.tag("details", .class("fold abilities"), .open(isOpen)) { html in
            html.tag("summary", text: "What Nexie can do for you")
            writeList("Nexie can", abilities.offers, to: &html)
            writeList("Only when you confirm it", abilities.confirmed, to: &html)
            html.tag(
                "p",
                text: "Never: pay, sign or accept anything, or change your data. These you do yourself, on their pages."
            )
            writeList(
                "Not with your role",
                abilities.lacking.map {
                    "\($0.worded): your role does not include this; \(abilities.provider) can give it to you"
                }, to: &html)
            for note in notes where !note.isEmpty { html.tag("p", text: note) }
        }
    }

    private func writeList(_ heading: String, _ lines: [String], to html: inout HTML) {
        guard !lines.isEmpty else { return }
        html.tag("p") { $0.tag("b", text: heading) }
        html.tag("ul") { html in
            for line in lines { html.tag("li", text: line.prefix(1).uppercased() + line.dropFirst()) }
        }
    }
}
