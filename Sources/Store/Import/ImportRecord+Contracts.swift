import Access

extension ImportRecord {
    /// An agreement that runs.
    public struct Contract: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// The number that people use.
        public var number = ""
        /// What it is about.
        public var title = ""
        /// What is agreed on.
        public var kind = ContractKind.managedServices
        /// Where it stands.
        public var state = ContractState.draft
        /// Its first day.
        public var startsOn = CalendarDate(dayNumber: 0)
        /// Its last day; nil when it has none.
        public var endsOn: CalendarDate?
        /// The day on which its next term begins unless notice is given.
        public var renewsOn: CalendarDate?
        /// The last day on which notice can be given.
        public var noticeUntil: CalendarDate?
        /// How it renews, in a few words; empty when not said.
        public var renewal = ""
        /// What is covered, in Markdown; empty when not said.
        public var covers = ""
        /// Its own words, in Markdown; empty when they stay elsewhere.
        public var terms = ""

        /// A blank contract.
        public init() {}
    }
}

extension ImportRecord.Contract: Imported {
    static var kind: ImportKind { .contract }

    func pack(into packed: inout PackedRecord) {
        for text in [externalID, company, number, title] { packed.put(text) }
        packed.put(kind)
        packed.put(state)
        packed.put(startsOn)
        for date in [endsOn, renewsOn, noticeUntil] { packed.put(date) }
        for text in [renewal, covers, terms] { packed.put(text) }
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        number = try packed.text()
        title = try packed.text()
        kind = try packed.choice()
        state = try packed.choice()
        startsOn = try packed.date()
        endsOn = try packed.optionalDate()
        renewsOn = try packed.optionalDate()
        noticeUntil = try packed.optionalDate()
        renewal = try packed.text()
        covers = try packed.text()
        terms = try packed.text()
    }
}
