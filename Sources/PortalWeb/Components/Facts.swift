/// What is known about one thing, as terms and values.
struct Facts: View {
    /// One term with its value.
    struct Fact {
        fileprivate let term: String
        fileprivate let value: (inout HTML) -> Void

        /// A value in words.
        init(_ term: String, _ value: String) {
            self.init(term) { $0.text(value) }
        }

        /// A value that is more than words.
        init(_ term: String, value: @escaping (inout HTML) -> Void) {
            self.term = term
            self.value = value
        }
    }

    let facts: [Fact]
    let areLong: Bool

    /// The facts in the order in which they are read; long ones stand in fewer columns.
    init(_ facts: [Fact], areLong: Bool = false) {
        self.facts = facts
        self.areLong = areLong
    }

    func write(to html: inout HTML) {
        html.tag("dl", .class(areLong ? "facts facts-long" : "facts")) { html in
            for fact in facts {
                html.tag("div") { html in
                    html.tag("dt", text: fact.term)
                    html.tag("dd", content: fact.value)
                }
            }
        }
    }
}
