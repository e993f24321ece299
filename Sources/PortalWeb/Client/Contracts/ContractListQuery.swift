import Tools

/// What the address of the contract list asks for, as far as it can be understood.
struct ContractListQuery: ListQuery, Sendable {
    let filter: ContractFilter
    private(set) var cursor: String
    /// What of the address could not be used.
    private(set) var notices: [Notice] = []

    /// Reads an address; what it does not know is every contract from the start.
    init(_ query: FormValues) {
        filter = ContractFilter(rawValue: query["status"]) ?? .all
        cursor = query["cursor"]
    }

    /// The same as the tool takes it.
    var input: ListContracts.Input {
        var input = ListContracts.Input()
        input.status = filter
        input.cursor = cursor
        return input
    }

    /// Whether the page is not the first one.
    var isFurtherOn: Bool { !cursor.isEmpty }

    /// Goes back to the start, because the place in the list was refused.
    mutating func startOver() {
        cursor = ""
        notices.append(.unknownPlace)
    }

    /// The address of a part of the list.
    func link(_ filter: ContractFilter? = nil, cursor: String? = nil) -> Link {
        .page("/portal/contracts", query: ["status": (filter ?? self.filter).rawValue, "cursor": cursor])
    }
}
