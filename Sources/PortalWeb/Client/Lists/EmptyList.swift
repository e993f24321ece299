/// What stands where the rows of a list would be: nothing yet, nothing that fits, or nothing further on.
struct EmptyList: View {
    let emptiness: Emptiness
    let frame: ListFrame
    /// What to try when the words are nowhere.
    let hint: String
    /// What a list says that never had a record.
    let nothingYet: EmptyState

    func write(to html: inout HTML) {
        switch emptiness {
        case .nothingYet: html.add(nothingYet)
        case .nothingFound(let sought): html.add(sought.words.isEmpty ? nothing(in: sought.part) : nothing(for: sought))
        case .end:
            html.add(
                EmptyState(
                    .check, "That was all", text: "The list ends here.",
                    action: ButtonLink("Back to the start", frame.start)))
        }
    }

    private var all: ButtonLink { ButtonLink("Show all \(frame.noun.many)", frame.noun.all) }

    private func nothing(in part: String?) -> EmptyState {
        let kind = part.map { "No \($0) \(frame.noun.many)" } ?? "No \(frame.noun.many)"
        return EmptyState(.check, kind, text: "There are \(frame.noun.many), but none of them here.", action: all)
    }

    private func nothing(for sought: SoughtInVain) -> EmptyState {
        let (one, many) = (frame.noun.one, frame.noun.many)
        let title = "No \(sought.part.map { $0 + " " } ?? "")\(one) holds “\(sought.words)”"
        guard sought.elsewhere > 0 else { return EmptyState(.search, title, text: hint, action: all) }
        let others = sought.elsewhere == 1 ? "One \(one) that does has" : "\(sought.elsewhere) \(many) that do have"
        return EmptyState(
            .search, title, text: "\(others) another status.",
            action: ButtonLink("Look in every status", sought.everywhere))
    }
}
