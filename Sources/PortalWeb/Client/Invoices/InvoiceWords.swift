import Access
import Tools

extension InvoiceStanding {
    /// The standing with its sign and its word.
    var badge: Badge {
        switch self {
        case .open: Badge("Open", tone: .info)
        case .overdue: Badge("Overdue", tone: .danger)
        case .paid: Badge("Paid", tone: .success)
        case .void: Badge("Cancelled", icon: .cross)
        }
    }

    /// The standing in a list, where an overdue one says for how long.
    func badge(_ due: DueWords?) -> Badge {
        switch self {
        case .overdue: due.map { Badge($0.text, tone: $0.tone) } ?? badge
        case .open, .paid, .void: badge
        }
    }

    /// How far off the due date is, while something is owed.
    func due(_ date: CalendarDate, today: CalendarDate) -> DueWords? {
        switch self {
        case .open, .overdue: DueWords(date, today: today)
        case .paid, .void: nil
        }
    }
}

extension InvoiceFilter {
    /// What the tab of this part of the list is called.
    var worded: String {
        switch self {
        case .all: "All"
        case .open: "Open"
        case .overdue: "Overdue"
        case .paid: "Paid"
        }
    }
}

extension InvoiceOrder {
    /// The order as a person chooses it.
    var worded: String {
        switch self {
        case .issued: "Newest"
        case .due: "Due date"
        }
    }
}

extension InvoiceCounts {
    /// How many invoices a part of the list holds.
    func count(_ filter: InvoiceFilter) -> Int {
        switch filter {
        case .all: all
        case .open: open
        case .overdue: overdue
        case .paid: paid
        }
    }
}
