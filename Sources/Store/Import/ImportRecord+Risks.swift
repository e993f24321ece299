import Access

extension ImportRecord {
    /// A risk that a company is asked to accept, with the document that is presented.
    public struct Risk: Sendable, Hashable {
        /// Its name in the system that it comes from.
        public var externalID = ""
        /// The company.
        public var company = ""
        /// The number that people use.
        public var number = ""
        /// Which version of the document this is.
        public var version: Int64 = 1
        /// Where it stands.
        public var state = RiskState.draft
        /// One line.
        public var title = ""
        /// What the risk is.
        public var description = ""
        /// Why the client is asked to accept it.
        public var justification = ""
        /// How large the risk is that remains.
        public var residualLevel = RiskLevel.low
        /// The same in words.
        public var residualRisk = ""
        /// What is done instead; empty when nothing is.
        public var controls = ""
        /// Where the risk was found.
        public var source = RiskSource.other
        /// Which of them; empty when not said.
        public var sourceReference = ""
        /// The statement that the client accepts or declines.
        public var text = ""
        /// When an acceptance is looked at again.
        public var reviewOn = CalendarDate(dayNumber: 0)
        /// By when an answer is wanted.
        public var dueOn = CalendarDate(dayNumber: 0)
        /// Who presented it.
        public var presentedBy = ""
        /// When it was presented.
        public var presentedAt = Instant(milliseconds: 0)
        /// Who decided, where that happened outside the portal; empty otherwise.
        public var decidedBy = ""
        /// When that was.
        public var decidedAt: Instant?
        /// Why; empty when not said.
        public var decisionReason = ""

        /// A blank risk.
        public init() {}
    }
}

extension ImportRecord.Risk: Imported {
    static var kind: ImportKind { .risk }

    func pack(into packed: inout PackedRecord) {
        packed.put(externalID)
        packed.put(company)
        packed.put(number)
        packed.put(version)
        packed.put(state)
        packed.put(title)
        packed.put(description)
        packed.put(justification)
        packed.put(residualLevel)
        packed.put(residualRisk)
        packed.put(controls)
        packed.put(source)
        packed.put(sourceReference)
        packed.put(text)
        packed.put(reviewOn)
        packed.put(dueOn)
        packed.put(presentedBy)
        packed.put(presentedAt)
        packed.put(decidedBy)
        packed.put(decidedAt?.milliseconds)
        packed.put(decisionReason)
    }

    init(unpacking packed: inout PackedRecord) throws {
        externalID = try packed.text()
        company = try packed.text()
        number = try packed.text()
        version = try packed.number()
        state = try packed.choice()
        title = try packed.text()
        description = try packed.text()
        justification = try packed.text()
        residualLevel = try packed.choice()
        residualRisk = try packed.text()
        controls = try packed.text()
        source = try packed.choice()
        sourceReference = try packed.text()
        text = try packed.text()
        reviewOn = try packed.date()
        dueOn = try packed.date()
        presentedBy = try packed.text()
        presentedAt = try packed.instant()
        decidedBy = try packed.text()
        decidedAt = try packed.optionalNumber().map(Instant.init)
        decisionReason = try packed.text()
    }
}
