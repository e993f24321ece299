extension Family {
    /// Names of records, places in lists and words of searches, from everybody, to everything.
    static let objects = Family(
        name: "objects",
        about: "Whatever record somebody names, they get it when it is theirs, and else learn nothing of it.",
        probes: [
            "record": .record, "list": .list, "search-tickets": .searchTickets, "search-articles": .searchArticles,
            "search-invoices": .searchInvoices, "search-order": .searchOrder, "cursor": .cursor, "waiting": .waiting,
            "profile": .profile, "talk": .talk,
            "rate-article": .rateArticle, "talk-contents": .talkContents, "two-talks": .twoTalks,
            "notice-choice": .noticeChoice,
            "risk-decisions": .riskDecisions, "risk-questions": .riskQuestions,
            "own-profile": .ownProfile, "ticket-endings": .ticketEndings,
        ])
}
