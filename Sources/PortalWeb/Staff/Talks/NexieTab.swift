import Tools

/// The parts of what staff see of Nexie, as tabs.
enum NexieTab {
    case costs, talks, questions
}

extension Portal {
    /// The choice between the parts that this member may see; nil where there is nothing to choose.
    func nexieTabs(at current: NexieTab, for context: StaffContext) -> Tabs? {
        guard runtime.missing(SearchConversations.self, for: context.staff) == nil else { return nil }
        var tabs: [Tabs.Tab] = []
        if runtime.missing(NexieCosts.self, for: context.staff) == nil {
            tabs.append(.init("Cost and opinions", .page("/staff/nexie"), isCurrent: current == .costs))
        }
        tabs.append(.init("Conversations", .page("/staff/nexie/conversations"), isCurrent: current == .talks))
        tabs.append(
            .init("Questions without an answer", .page("/staff/nexie/questions"), isCurrent: current == .questions))
        return Tabs(label: "Nexie", tabs)
    }
}
