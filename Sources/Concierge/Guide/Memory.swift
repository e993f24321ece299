import Tools

/// What earlier turns leave behind for the next question.
struct Memory: Sendable {
    /// What was wanted last.
    private(set) var intent: Intent?
    /// The last question that was about records.
    private(set) var subject: Intent?
    /// The records that were linked to last.
    private(set) var listed: [Target] = []
    /// The ticket that was offered and not taken yet.
    private(set) var offer: TicketDraft?
    /// The ticket that was prepared last, as long as the talk is about it.
    private(set) var prepared: TicketDraft?

    /// How many questions back are read.
    private static let span = 8

    /// Nothing said yet.
    init() {}

    /// Reads the turns before the last question.
    init(of turns: ArraySlice<ModelTurn>, reader: Reader) {
        let questions = turns.indices.filter { if case .person = turns[$0] { true } else { false } }
        for turn in turns[(questions.suffix(Self.span).first ?? turns.endIndex)...] {
            switch turn {
            case .person(let text):
                keep(reader.intent(of: text, after: self))
            case .model(let blocks):
                for case .text(let text) in blocks {
                    let targets = Target.all(in: text)
                    listed = targets.isEmpty ? listed : targets
                }
            case .results: break
            }
        }
    }

    /// The record that “it” means, when there is just one.
    var focus: Target? {
        switch intent {
        case .ticket(let number): .ticket(number)
        case .invoice(let number): listed.count == 1 ? listed.first : .invoice(number)
        case .quote(let number): listed.count == 1 ? listed.first : .quote(number)
        case .contract(let number, _): listed.count == 1 ? listed.first : .contract(number)
        case .article(let slug), .articleSummary(let slug): .article(slug)
        case .risk(let number): .risk(number)
        case .cannot(_, let target?): target
        default: listed.count == 1 ? listed.first : nil
        }
    }

    /// Whether the guide has asked what the ticket, or the question, is about.
    var isAsking: Bool { intent == .askSubject || intent == .askProblem }

    private mutating func keep(_ next: Intent) {
        intent = next
        if next.topic != nil { subject = next }
        if next.topic != nil || next == .waiting { listed = [] }
        switch next {
        case .article, .articleSummary, .pressCreate: break
        case .articles(let question): (offer, prepared) = (question.draft, nil)
        case .newTicket(let draft): (offer, prepared) = (nil, draft)
        default: (offer, prepared) = (nil, nil)
        }
    }
}
