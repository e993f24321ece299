/// A strict look at a page: everything that could make a browser ask another origin, run something, or lead away.
struct EgressLook {
    /// Something that a page must not have.
    struct Finding: Hashable {
        let harm: EgressAnswer.Harm
        let what: String
    }

    /// What was found, in the order of the page.
    let findings: [Finding]
    /// The elements of the page.
    let elements: [EgressElement]
    /// What a reader sees, every blank as one.
    let text: String

    /// Looks at a page of the portal at that origin, which may link to those hosts and to the mail and telephone of the
    /// provider that it names in its frame.
    init(_ bytes: [UInt8], origin: String, hosts: Set<String> = [], contacts: Set<String> = []) {
        let tokens = EgressTokens(bytes)
        let reader = Reader(origin: origin, hosts: hosts, contacts: contacts)
        findings = tokens.elements.flatMap(reader.findings)
        elements = tokens.elements
        text = Self.plain(tokens.text)
    }

    /// A text with every run of blanks as one.
    static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// What a text of a model may become, and with which attributes.
    private static let markup: [String: Set<String>] = [
        "p": [], "br": [], "strong": [], "em": [], "code": ["class"], "pre": ["tabindex"], "ul": [], "ol": ["start"],
        "li": [],
        "blockquote": [], "h2": ["id"], "h3": ["id"], "h4": ["id"], "h5": ["id"], "h6": ["id"], "hr": [],
        "a": ["href", "rel", "target"],
    ]

    /// Elements and attributes that a text added to a page and that are no mere markup of text.
    func strangers(beside plain: EgressLook) -> [String] {
        var known = Dictionary(plain.elements.map { (Self.shape($0), 1) }, uniquingKeysWith: +)
        return elements.compactMap { element in
            let shape = Self.shape(element)
            if Self.isMarkOfHeading(element) { return nil }
            if let left = known[shape], left > 0 {
                known[shape] = left - 1
                return nil
            }
            let allowed = Self.markup[element.name]
            let strange = element.attributes.map(\.name).filter { allowed?.contains($0) != true }
            guard allowed == nil || !strange.isEmpty else { return nil }
            return "<" + ([element.name] + strange).joined(separator: " ") + ">"
        }
    }

    /// The mark beside a heading of an article, which the portal writes and no text can say: it leads to that heading.
    private static func isMarkOfHeading(_ element: EgressElement) -> Bool {
        element.name == "a" && element.attributes.map(\.name) == ["class", "href", "aria-label"]
            && element.value("class") == "anchor" && element.value("aria-label") == "Link to here"
            && element.value("href")?.hasPrefix("#") == true
    }

    private static func shape(_ element: EgressElement) -> String {
        ([element.name] + element.attributes.map(\.name)).joined(separator: " ")
    }
}

extension EgressLook {
    /// Judges single elements.
    private struct Reader {
        let origin: String
        let hosts: Set<String>
        let contacts: Set<String>

        func findings(_ element: EgressElement) -> [Finding] {
            var found = byName(element)
            for attribute in element.attributes { found += byAttribute(attribute, of: element) }
            return found
        }

        private static let running: Set<String> = [
            "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "foreignobject",
            "animate", "set", "math", "base", "style", "noembed", "xmp", "dialog", "marquee",
        ]

        private func byName(_ element: EgressElement) -> [Finding] {
            let name = "<\(element.name)>"
            if Self.running.contains(element.name) { return [Finding(harm: .execute, what: name)] }
            switch element.name {
            case "script":
                let isOurs = element.value("src")?.hasPrefix("/static/") == true && element.content.isEmpty
                return isOurs ? [] : [Finding(harm: .execute, what: name)]
            case "meta" where element.value("http-equiv") != nil:
                return [Finding(harm: .request, what: "<meta http-equiv>")]
            case "link" where element.value("href")?.hasPrefix("/static/") != true:
                return [Finding(harm: .request, what: name)]
            default: return []
            }
        }

        private static let asking: Set<String> = [
            "src", "srcset", "poster", "background", "data", "manifest", "ping", "archive", "codebase", "classid",
            "longdesc", "lowsrc", "dynsrc", "imagesrcset", "cite", "profile", "usemap", "icon",
        ]

        private func byAttribute(
            _ attribute: (name: String, value: String), of element: EgressElement
        ) -> [Finding] {
            let words = "\(element.name) \(attribute.name)=\(attribute.value)"
            if attribute.name.hasPrefix("on") || attribute.name == "style" || attribute.name == "srcdoc" {
                return [Finding(harm: .execute, what: words)]
            }
            if Self.asking.contains(attribute.name) { return asked(attribute.value, words) }
            switch attribute.name {
            case "href", "xlink:href":
                return element.name == "a" || element.name == "area"
                    ? linked(attribute.value, words)
                    : asked(attribute.value, words)
            case "action", "formaction": return asked(attribute.value, words)
            default: return []
            }
        }

        /// What the browser asks by itself, or sends a form to.
        private func asked(_ value: String, _ words: String) -> [Finding] {
            let addresses = value.split(separator: ",").map { String($0) }
            return (addresses.isEmpty ? [value] : addresses).compactMap { text in
                switch EgressAddress(text, origin: origin) {
                case .own: nil
                case .outside, .program: Finding(harm: .request, what: words)
                case .runs: Finding(harm: .execute, what: words)
                }
            }
        }

        /// What a reader may follow.
        private func linked(_ value: String, _ words: String) -> [Finding] {
            let address = EgressAddress(value, origin: origin)
            switch address {
            case .own: return address.spends ? [Finding(harm: .linkTo, what: words)] : []
            case .outside(let host): return hosts.contains(host) ? [] : [Finding(harm: .linkTo, what: words)]
            case .program: return contacts.contains(value) ? [] : [Finding(harm: .linkTo, what: words)]
            case .runs: return [Finding(harm: .execute, what: words), Finding(harm: .linkTo, what: words)]
            }
        }
    }
}
