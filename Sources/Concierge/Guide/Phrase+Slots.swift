/// A place in a text that an answer fills.
enum Slot: String, CaseIterable, Sendable {
    case amount, author, balance, changed, company, contacts, count, date, due, email, first, from, issued, last, late
    case link, list, method, name, number, opened, overdue, period, phone, priority, provider, shown, snippet, state,
        subject,
        sum
    case text, to, total, value, words
}

extension Phrase {
    /// The slots that answers fill in it; a text may use fewer, never others.
    var slots: Set<Slot> { Self.slots[self, default: []] }

    private static let slots: [Phrase: Set<Slot>] = Dictionary(
        filled.flatMap { row in row.phrases.map { ($0, Set(row.slots)) } }, uniquingKeysWith: { $0.union($1) })

    private static let filled: [(phrases: [Phrase], slots: [Slot])] = [
        ([.and], [.first, .last]),
        ([.greeting], [.name, .list]),
        ([.goodbye], [.name]),
        ([.identity, .upset, .elsewhere, .cannotSign, .cannotDelete], [.contacts]),
        ([.onlyYours], [.company]),
        ([.abilities, .notUnderstood, .whichListed, .invoiceLines], [.list]),
        ([.contactsBoth], [.provider, .phone, .email]),
        ([.contactsPhone], [.provider, .phone]),
        ([.contactsEmail], [.provider, .email]),
        ([.contactsNone], [.provider]),
        ([.noRights, .notOfferedTickets, .notOfferedInvoices, .notOfferedArticles], [.company, .provider]),
        ([.notOfferedCreate], [.company, .provider]),
        (
            [
                .toolTooLarge, .toolUnreadable, .ticketAsk, .ticketRefused, .cannotPay, .cannotPayAny, .cannotSend,
                .cannotReply,
            ], [.link]
        ),
        ([.cannotProfile, .moreHere, .articleMore, .articleNotFound, .invoicePay, .sumUnknown], [.link]),
        ([.whichTicket, .whichInvoice, .whichArticle, .articleSummaryTitle], [.link]),
        ([.cannotDeleteTicket, .cannotTicket, .ticketReply], [.link, .provider]),
        ([.waitingTickets, .waitingInvoices, .invoicesOpen, .invoicesOverdue, .invoicesPaid], [.count, .list]),
        ([.invoicesAll, .ticketsWaiting, .ticketsResolved, .ticketsClosed, .ticketsAll], [.count, .list]),
        ([.invoicePayments], [.count, .list]),
        ([.ticketsOpen], [.count, .list, .provider]),
        ([.invoicesOpenOverdue], [.count, .list, .overdue]),
        ([.ticketsFound], [.count, .list, .words]),
        ([.ticketsFoundState], [.count, .list, .words, .state]),
        ([.ticketsPeriod, .invoicesPeriod], [.count, .list, .period]),
        ([.ticketsNonePeriod, .invoicesNonePeriod], [.period]),
        ([.ticketsPeriodState, .invoicesPeriodState], [.count, .list, .period, .state]),
        ([.ticketsNonePeriodState, .invoicesNonePeriodState], [.period, .state]),
        ([.ticketsPriority], [.count, .list, .priority]),
        ([.ticketsNonePriority], [.priority]),
        ([.ticketsFoundPeriod], [.count, .list, .words, .period]),
        ([.ticketsNoneFoundPeriod], [.words, .period]),
        ([.ticketLabel, .invoiceLabel, .numberNotFound, .impossibleNumber], [.number]),
        ([.ticketNotFound, .invoiceNotFound], [.number, .link]),
        ([.ticketLine], [.link, .subject, .state, .date]),
        ([.ticketLineBy], [.link, .subject, .state, .date, .name]),
        ([.ticketsNoneFound], [.words, .link]),
        ([.ticketsNoneFoundState], [.words, .state, .link]),
        ([.ticketsLatest, .ticketsReadSome, .invoicesLatest, .invoicesReadSome], [.shown, .link]),
        ([.ticketsAlsoWaiting], [.count, .link]),
        ([.ticketsAlsoWaitingLink, .invoiceLinesMore], [.count]),
        ([.ticketAnswer], [.link, .subject, .state, .opened, .changed, .priority]),
        ([.ticketAnswerBy], [.link, .subject, .state, .opened, .changed, .priority, .name]),
        ([.ticketBegins, .invoiceMemo, .articleHeading], [.text]),
        ([.ticketWorked], [.provider]),
        ([.ticketNoteStaff], [.author, .provider, .date, .text]),
        ([.ticketNoteClient], [.author, .date, .text]),
        ([.invoiceLineOpen], [.link, .balance, .due]),
        ([.invoiceLineOverdue], [.link, .balance, .due, .late]),
        ([.daysOverdue], [.count]),
        ([.partOfTotal], [.balance, .total]),
        ([.invoicesOverdueSum], [.count, .list, .sum]),
        ([.invoicesFound], [.count, .words, .list]),
        ([.invoicesNoneFound], [.words, .link]),
        ([.invoicesSoughtState], [.state]),
        ([.invoicesSoughtPeriod], [.period]),
        ([.amountExactly, .amountOver, .amountUnder, .amountAtLeast, .amountAtMost], [.amount]),
        ([.amountBetween], [.from, .to]),
        ([.invoiceLinePaid, .invoiceLineVoid], [.link, .total]),
        ([.sumOpen, .sumOverdue], [.company, .sum, .count, .list]),
        ([.sumNone, .sumNoneOverdue], [.company]),
        ([.invoiceOpen], [.link, .balance, .total, .due, .issued]),
        ([.invoiceOverdue], [.link, .balance, .total, .due, .issued, .late]),
        ([.invoicePaid, .invoiceVoid], [.link, .total, .issued]),
        ([.invoiceLine], [.text, .amount]),
        ([.invoicePayment], [.amount, .date]),
        ([.invoicePaymentMethod], [.amount, .date, .method]),
        ([.articleLine], [.link, .snippet]),
        ([.articleLineTitle], [.link]),
        ([.articlesFound, .articlesGuessed], [.words, .list]),
        ([.articlesTitles], [.total, .list]),
        ([.articlesNone], [.words]),
        ([.articleAnswer, .articleSummary], [.link, .text]),
        ([.articleHeadings], [.list]),
        ([.ticketProposed, .ticketProposedUrgent], [.subject]),
        ([.profile], [.list, .link]),
        ([.profileName, .profileEmail, .profilePhone, .profileMobile, .profileTitle, .profileCompany], [.value]),
        ([.periodDay, .periodMonth, .periodYear], [.from]),
        ([.periodDays], [.from, .to]),
    ]
}
