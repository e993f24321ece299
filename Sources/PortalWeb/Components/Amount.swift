import Access

/// Money in figures of equal width that never break across lines, so that amounts stand under each other.
struct Amount: View {
    let money: Money
    let isStrong: Bool

    /// An amount; a strong one is the one that the page is about.
    init(_ money: Money, isStrong: Bool = false) {
        self.money = money
        self.isStrong = isStrong
    }

    func write(to html: inout HTML) {
        let weight: StaticString = isStrong ? "money money-strong" : "money"
        html.tag("span", .class(weight), text: money.worded.replacing("-", with: "\u{2212}", maxReplacements: 1))
    }
}
