import Tools

/// One question on its way to its answer: which tool is asked next, or what is said in the end.
struct Errand: Sendable {
    let intent: Intent
    let memory: Memory
    /// What came of the tools that were asked for this question, in order.
    let outcomes: [Outcome]
    let telling: Telling

    var voice: Voice { telling.voice }

    /// The next step; after a few tools it is always an answer.
    func step() -> Step {
        switch intent {
        case .waiting: waiting()
        case .tickets(let question): tickets(question)
        case .ticket(let number): ticket(number)
        case .number(let number): self.number(number)
        case .invoices(let question): invoices(question)
        case .invoice(let number): invoice(number)
        case .quotes(let status): quotes(status: status)
        case .quote(let number): quote(number)
        case .contracts(let question): contracts(question)
        case .contract(let number, let aspect): contract(number, aspect)
        case .articles(let question): articles(question)
        case .article(let slug): article(slug, inShort: false)
        case .articleSummary(let slug): article(slug, inShort: true)
        case .risks(let question): risks(question)
        case .risk(let number): risk(number)
        case .newTicket(let draft): newTicket(draft)
        case .profile(let field): profile(field)
        case .cannot(let act, let target): .say(cannot(act, target))
        default: .say(talk())
        }
    }

    /// Asks for a tool, or says that it is not for this person.
    func use(_ tool: ToolName, _ input: JSONObject = [:]) -> Step {
        if telling.has(tool) { return .use(tool.rawValue, input) }
        let person = tool == .createTicket ? telling.contacts : .nothing
        return .say(telling.notOffered(tool).followed(by: person))
    }

    /// The outcomes of one tool.
    func outcomes(of tool: ToolName) -> [Outcome] { outcomes.filter { $0.tool == tool.rawValue } }
}
