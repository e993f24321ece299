/// Everything that the guide can say, by the key of its text in `prompts/guide.md`: `ticketLine` is `ticket-line`.
enum Phrase: String, CaseIterable, Sendable {
    case months, and, standingIn
    case greeting, thanks, goodbye, nothingDone, identity, upset, elsewhere, onlyYours, noRights
    case abilities, abilitiesLimits
    case abilityWaiting, abilityTickets, abilityInvoices, abilityArticles, abilityCreate, abilityProfile
    case abilityQuotes, abilityContracts
    case suggestWaiting, suggestTickets, suggestInvoices, suggestArticles, suggestCreate, suggestProfile
    case notUnderstood, moreHere, whichOne, whichListed, whichTicket, whichInvoice, whichArticle, whatProblem
    case contactsBoth, contactsPhone, contactsEmail, contactsNone, contactsTicket
    case notOfferedTickets, notOfferedInvoices, notOfferedArticles, notOfferedCreate, notOfferedProfile
    case notOfferedWaiting, notOfferedQuotes, notOfferedContracts
    case toolFailed, toolTooLarge, toolUnreadable
    case pageHome, pageTickets, pageInvoices, pageArticles, pageProfile, pageNewTicket, pageAll, pageStatement
    case pageQuotes, pageContracts, whichQuote, whichContract

    case waitingQuotes, quoteLabel, quoteLineOpen, quoteLineAccepted, quoteLineDeclined, quoteLineExpired
    case quotesOpen, quotesAccepted, quotesDeclined, quotesExpired, quotesAll, quotesLatest
    case quotesNoneOpen, quotesNoneAccepted, quotesNoneDeclined, quotesNoneExpired, quotesNoneAll
    case quoteOpen, quoteAccepted, quoteDeclined, quoteExpired, quoteNotFound, quotePage
    case quoteLines, quoteOptions, quoteDecide, quoteDecidePeople
    case daysLeft, daysLeftNone, daysAgo
    case contractLabel, contractLine, contractLineEnds, contractLineEnded, contractsActive, contractsEnded, contractsAll
    case contractsNone, contractsNoneActive, contractsLatest, contractNotFound
    case contractEnds, contractEnded, contractEndsNever, contractRenews, contractRenewsAfter, contractRenewal
    case contractNotice, contractNoticePast, contractNoticeNone
    case contractAnswer, contractCovers, contractCoversNone, contractPage
    case kindManagedServices, kindBlockHours, kindRetainer, kindTimeAndMaterials, kindFixedPrice

    case waitingNone, waitingNoneTickets, waitingNoneInvoices, waitingTickets, waitingInvoices
    case ticketLabel, ticketLine, ticketLineBy, ticketPage
    case stateOpen, stateWaiting, stateResolved, stateClosed
    case priorityLow, priorityNormal, priorityHigh, priorityUrgent
    case ticketsOpen, ticketsWaiting, ticketsResolved, ticketsClosed, ticketsAll
    case ticketsFound, ticketsFoundState, ticketsFoundPeriod, ticketsPeriod, ticketsPeriodState, ticketsPriority
    case ticketsNoneOpen, ticketsNoneWaiting, ticketsNoneResolved, ticketsNoneClosed, ticketsNoneAll
    case ticketsNoneFound, ticketsNoneFoundState, ticketsNoneFoundPeriod, ticketsNonePeriod, ticketsNonePeriodState,
        ticketsNonePriority
    case ticketsLatest, ticketsReadSome, ticketsAlsoWaiting, ticketsAlsoWaitingLink
    case ticketAnswer, ticketAnswerBy, ticketBegins, ticketNoNotes, ticketWorked, noStaffNote, ticketNoteStaff,
        ticketNoteClient,
        ticketReply
    case ticketNotFound, numberNotFound, impossibleNumber

    case invoiceLabel, invoiceLineOpen, invoiceLineOverdue, invoiceLinePaid, invoiceLineVoid, invoicePage
    case daysOverdue, partOfTotal, invoicesFound, invoicesNoneFound, invoicesSoughtState, invoicesSoughtPeriod
    case amountAnd, amountExactly, amountOver, amountUnder, amountAtLeast, amountAtMost, amountBetween
    case invoicesOpen, invoicesOpenOverdue, invoicesOverdue, invoicesOverdueSum, invoicesPaid, invoicesAll,
        invoicesPeriod,
        invoicesPeriodState
    case invoicesNoneOpen, invoicesNoneOverdue, invoicesNonePaid, invoicesNoneAll, invoicesNonePeriod
    case invoicesNonePeriodState, standingOpen, standingOverdue, standingPaid
    case invoicesLatest, invoicesReadSome, invoicesPaidLimits
    case sumOpen, sumOverdue, sumNone, sumNoneOverdue, sumUnknown
    case statementOpen, statementNone, statementLate, statementAge, statementAgeOver, statementWhole
    case invoiceOpen, invoiceOverdue, invoicePaid, invoiceVoid, invoiceNotFound
    case invoiceLines, invoiceLine, invoiceLinesMore, invoiceMemo, invoicePayments, invoicePayment
    case invoicePaymentMethod, invoicePay

    case riskLabel, riskLine, riskLineWaits, risksPending, risksDecided, risksAll, risksLatest, riskPage
    case risksNonePending, risksNoneDecided, risksNoneAll, riskAnswer, riskWaits, riskBegins, riskAccepted, riskDeclined
    case riskReason, riskYours, riskNotFound, riskPending, riskStateAccepted, riskStateDeclined, riskUnderReview
    case riskRevoked, riskResolved, waitingRisks, whichRisk, pageRisks, notOfferedRisks, abilityRisks
    case cannotSignRisk
    case articleLine, articleLineTitle, articlesFound, articlesTitles, articlesGuessed, articlesNone, articlesNoneYet
    case articlesOffer, articlesOfferNone, articleAnswer, articleMore, articlePage, articleNotFound
    case articleSummary, articleSummaryTitle, articleHeading, articleHeadings, articleSummaryLimits

    case ticketAsk, ticketProposed, ticketProposedUrgent, ticketShortened, ticketRefused, pressCreate
    case profile, profileName, profileEmail, profilePhone, profileMobile, profileTitle, profileCompany, profileMissing
    case waitingRequests, profileRequests, requestWaits, requestApproved, requestDeclined, requestDeclinedWhy
    case cannotPay, cannotPayAny, cannotSign, cannotDelete, cannotDeleteTicket, cannotTicket, cannotTicketAny,
        cannotReply, cannotReplyAny, cannotSend,
        cannotProfile
    case periodDay, periodDays, periodMonth, periodYear

    /// The key in the file.
    var key: String { kebab(rawValue) }
}
