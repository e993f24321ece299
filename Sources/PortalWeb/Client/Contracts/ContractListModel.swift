import Access
import Tools

/// What the list of contracts says.
struct ContractListModel {
    let company: String
    let frame: ListFrame
    let rows: [ContractSummary]
}

extension ContractListModel {
    /// The list that was found for a query.
    init(_ found: ListContracts.Output, _ query: ContractListQuery, company: String) {
        self.company = company
        rows = found.contracts
        let total = found.counts.count(query.filter)
        var frame = ListFrame(
            noun: .contract,
            paging: Paging(
                shown: found.contracts.count, of: total, total == 1 ? "contract" : "contracts",
                first: query.isFurtherOn ? query.link() : nil, next: found.nextCursor.map { query.link(cursor: $0) }),
            start: query.link())
        frame.tabs = [ContractFilter.all, .active, .ended].map { filter in
            Tabs.Tab(
                filter.worded, query.link(filter), isCurrent: filter == query.filter,
                count: found.counts.count(filter))
        }
        frame.count = found.contracts.count
        frame.emptiness = Self.emptiness(found, query)
        self.frame = frame
    }

    private static func emptiness(_ found: ListContracts.Output, _ query: ContractListQuery) -> Emptiness? {
        guard found.contracts.isEmpty else { return nil }
        if found.counts.all == 0 { return .nothingYet }
        if query.isFurtherOn { return .end }
        let part = query.filter == .all ? nil : query.filter.worded.lowercased()
        return .nothingFound(SoughtInVain(part: part, elsewhere: found.counts.all, everywhere: query.link(.all)))
    }
}

extension ListFrame.Noun {
    /// Contracts.
    static let contract = ListFrame.Noun(
        one: "contract", many: "contracts", title: "Contracts", all: .page("/portal/contracts"))
}
