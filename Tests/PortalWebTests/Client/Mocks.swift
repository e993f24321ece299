import Access
import Tools

@testable import PortalWeb

/// A part of a page as it is written.
func markup(_ part: some View) -> String {
    var html = HTML()
    html.add(part)
    return html.string
}

private let euro = Currency(stored: "EUR")
private let reader = PageReader(
    name: "Dana Reyes", clock: ReaderClock(timeZone: "Europe/Berlin"), now: Instant(milliseconds: 1_772_708_400_000),
    today: CalendarDate(dayNumber: 20_517))

extension HomeModel {
    /// A start page with one thing of each kind.
    static func mock(
        needs: [Need] = [.mock], calm: Calm = .init(tickets: true, invoices: true, articles: true)
    ) -> HomeModel {
        HomeModel(
            name: "Dana Reyes", company: "Harbour Dental", provider: "Kestrel IT", needs: needs, calm: calm,
            counters: [], latest: [.mock()], articles: [], mayCreate: true, mayAsk: false, csrf: "token")
    }
}

extension HomeModel.Need {
    /// A ticket that waits.
    static let mock = HomeModel.Need(
        icon: .ticket, tone: .warning, title: "Reply to “Lamp”", detail: "Ticket 7", action: "Reply",
        link: .page("/portal/tickets/7"))
    /// Many of them.
    static let many = [HomeModel.Need](repeating: .mock, count: 14)
}

extension TicketListModel.Row {
    /// A ticket of a list.
    static func mock(number: Int64 = 7) -> TicketListModel.Row {
        TicketListModel.Row(
            number: number, subject: "Lamp", state: .open, priority: .normal, requester: "Dana Reyes",
            isOwn: true, changed: reader.moment(reader.now))
    }
}

extension TicketListModel {
    /// A list without tickets.
    static func mock(_ emptiness: Emptiness, mayCreate: Bool) -> TicketListModel {
        TicketListModel(
            lead: "The tickets that you opened.", frame: .mock(.ticket, emptiness), sort: .changed, rows: [],
            file: .page("/portal/tickets.csv"), isWholeCompany: false, mayCreate: mayCreate)
    }
}

extension InvoiceListModel {
    /// A list without invoices.
    static func mock(_ emptiness: Emptiness, filter: InvoiceFilter = .all) -> InvoiceListModel {
        InvoiceListModel(
            company: "Harbour Dental", owed: OwedModel([]), frame: .mock(.invoice, emptiness), filter: filter,
            sort: .issued, rows: [], file: .page("/portal/invoices.csv"))
    }
}

extension ListFrame {
    /// A list without rows.
    static func mock(_ noun: Noun, _ emptiness: Emptiness) -> ListFrame {
        var frame = ListFrame(noun: noun, paging: Paging(shown: 0, noun.many), start: noun.all)
        frame.emptiness = emptiness
        return frame
    }
}

extension SoughtInVain {
    /// Words or a part of a list in which nothing is.
    static func mock(_ part: String? = nil, words: String = "", elsewhere: Int = 0) -> SoughtInVain {
        SoughtInVain(part: part, words: words, elsewhere: elsewhere, everywhere: .page("/portal/tickets"))
    }
}

extension InvoiceModel {
    /// An open invoice without lines.
    static func mock(_ change: (inout InvoiceModel) -> Void = { _ in }) -> InvoiceModel {
        let total = Money(minor: 12_000, currency: euro)
        var model = InvoiceModel(
            letterhead: .init(provider: "Kestrel IT", support: ["+44 20 7946 0000"], company: "Harbour Dental"),
            number: "K-1", standing: .open, issuedOn: reader.today, dueOn: reader.today.adding(days: 5),
            due: DueWords(reader.today.adding(days: 5), today: reader.today), balance: total,
            pay: .not("Not online."), lines: [], subtotal: total, tax: Money(minor: 0, currency: euro), total: total,
            payments: [], memo: "",
            question: .page("/portal/tickets/new", query: ["subject": "Question"]))
        change(&model)
        return model
    }
}
