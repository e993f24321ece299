import Access
import Tools

/// What the page of one invoice says.
struct InvoiceModel {
    /// How it is paid, or why it is not.
    enum Pay {
        /// On another site.
        case at(Link, host: String)
        /// Not online; the reason in a sentence.
        case not(String)
    }

    let letterhead: Letterhead
    let number: String
    let standing: InvoiceStanding
    let issuedOn: CalendarDate
    let dueOn: CalendarDate
    /// How far off the due date is; nil when nothing is owed.
    let due: DueWords?
    let balance: Money
    let pay: Pay
    let lines: [GetInvoice.Output.Line]
    let subtotal: Money
    let tax: Money
    let total: Money
    let payments: [GetInvoice.Output.Payment]
    var memo: String
    /// Where to ask about it; nil where the person can't open a ticket.
    var question: Link?
}

extension InvoiceModel {
    /// An invoice as a person sees it.
    init(_ found: GetInvoice.Output, today: CalendarDate, letterhead: Letterhead, mayAsk: Bool) {
        self.letterhead = letterhead
        number = found.invoice.number
        standing = found.invoice.standing
        issuedOn = found.invoice.issuedOn
        dueOn = found.invoice.dueOn
        due = found.invoice.standing.due(found.invoice.dueOn, today: today)
        balance = found.invoice.balance
        pay = Pay(found.paying, provider: letterhead.provider)
        lines = found.lines
        subtotal = found.subtotal
        tax = found.tax
        total = found.invoice.total
        payments = found.payments
        memo = found.memo
        let subject = "Question about invoice \(found.invoice.number)"
        question = mayAsk ? .page("/portal/tickets/new", query: ["subject": subject]) : nil
    }
}

extension InvoiceModel.Pay {
    /// What the tool says about paying, as the page says it.
    init(_ paying: Paying, provider: String) {
        switch paying {
        case .at(let address): self = Self.link(address) ?? .not(Self.notSetUp(provider))
        case .alreadyPaid: self = .not("Nothing is left to pay. Thank you.")
        case .cancelled: self = .not("This invoice was cancelled. Nothing is owed.")
        case .notSetUp: self = .not(Self.notSetUp(provider))
        }
    }

    /// The address, whose host the tool has held against the provider's list.
    private static func link(_ address: String) -> Self? {
        let host = String(address.dropFirst("https://".count).prefix { $0 != "/" && $0 != "?" && $0 != "#" })
        return HTTPSAddress(address, hosts: AllowedHosts([host])).map { .at(.outside($0), host: host) }
    }

    private static func notSetUp(_ provider: String) -> String {
        "Online payment is not set up for this invoice. Use the bank details on it, or ask \(provider)."
    }
}
