/// What stands around the rows of a list, the same for every kind of record.
struct ListFrame {
    /// What the records are called.
    struct Noun: Sendable {
        let one: String
        let many: String
        /// The name of the page.
        let title: String
        /// The whole list.
        let all: Link
    }

    let noun: Noun
    var tabs: [Tabs.Tab] = []
    var words = ""
    /// The other choices of the address, which a search takes along.
    var kept: [(name: StaticString, value: String)] = []
    var sorts: [SortLinks.Order] = []
    /// How many rows this page has.
    var count = 0
    /// Why there are no rows; nil when there are.
    var emptiness: Emptiness?
    let paging: Paging
    /// The first page of the same choice.
    let start: Link

    /// Whether the person has any such record to see.
    var hasAny: Bool {
        if case .nothingYet = emptiness { false } else { true }
    }
}

/// Why a list has nothing to show.
enum Emptiness {
    /// There is no such record at all.
    case nothingYet
    /// Nothing fits what was asked for.
    case nothingFound(SoughtInVain)
    /// The list ended on the page before.
    case end
}

/// What was asked for when nothing fits it.
struct SoughtInVain {
    /// The chosen part of the list in a word, such as "open"; nil for all.
    var part: String?
    var words = ""
    /// How many with the same words are in other parts.
    var elsewhere = 0
    /// The same words in every part.
    var everywhere: Link
}

/// The tabs, the search and the orders above a list.
struct ListTools: View {
    let frame: ListFrame

    func write(to html: inout HTML) {
        html.add(Tabs(label: frame.noun.title + " by status", frame.tabs))
        html.tag("div", .class("list-tools")) { html in
            html.add(
                SearchBox("Search " + frame.noun.many, action: frame.noun.all, value: frame.words, keeping: frame.kept))
            if frame.count > 1, !frame.sorts.isEmpty { html.add(SortLinks(frame.sorts)) }
        }
    }
}
