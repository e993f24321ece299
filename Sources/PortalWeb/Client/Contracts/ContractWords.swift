import Access
import Tools

extension ContractStanding {
    /// The standing with its sign and its word.
    var badge: Badge {
        switch self {
        case .upcoming: Badge("Begins later", tone: .info, icon: .clock)
        case .active: Badge("Active", tone: .success)
        case .ended: Badge("Ended", icon: .cross)
        }
    }
}

extension ContractKind {
    /// The kind as people call it.
    var worded: String {
        switch self {
        case .managedServices: "Managed services"
        case .blockHours: "Block hours"
        case .retainer: "Retainer"
        case .timeAndMaterials: "Time and materials"
        case .fixedPrice: "Fixed price"
        }
    }
}

extension ContractFilter {
    /// What the tab of this part of the list is called.
    var worded: String {
        switch self {
        case .all: "All"
        case .active: "Active"
        case .ended: "Ended"
        }
    }
}

extension ContractCounts {
    /// How many contracts a part of the list holds.
    func count(_ filter: ContractFilter) -> Int {
        switch filter {
        case .all: all
        case .active: active
        case .ended: ended
        }
    }
}
