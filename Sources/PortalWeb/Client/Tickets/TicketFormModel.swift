import Tools

/// A ticket that is being written: what was typed, and what is wrong with it.
struct TicketFormModel {
    var subject = ""
    var description = ""
    var priority = TicketPriority.normal.rawValue
    var problems: InputProblems?
    /// The suggestion of Nexie that the ticket began as; nil for a person's own.
    var proposal: String?
    /// Whether articles can be suggested while somebody writes.
    var suggests = false
    let key: OnceKey
    let csrf: String

    /// Characters of a subject at most.
    static let longestSubject = CreateTicket.Input.form.longest("subject") ?? 0
    /// Characters of a description at most.
    static let longestDescription = CreateTicket.Input.form.longest("description") ?? 0

    /// A blank form, or one with the beginning of a text that a link carries.
    init(query: FormValues, csrf: String) {
        subject = query["subject"].cut(to: Self.longestSubject)
        description = query["description"].cut(to: Self.longestDescription)
        priority = TicketPriority(rawValue: query["priority"])?.rawValue ?? priority
        key = .random()
        self.csrf = csrf
    }

    /// The form as it was sent.
    init(sent form: FormValues, csrf: String) {
        subject = form["subject"]
        description = form["description"]
        priority = form.has("priority") ? form["priority"] : priority
        key = OnceKey(in: form)
        proposal = form.has("proposal") ? form["proposal"] : nil
        self.csrf = csrf
    }

    /// The same as the tool takes it; throws everything that is wrong when the tool could not even be asked.
    func input() throws(InputProblems) -> CreateTicket.Input {
        var input = CreateTicket.Input()
        input.subject = subject
        input.description = description
        input.idempotencyKey = key.sealing(subject, description, priority)
        guard let chosen = TicketPriority(rawValue: priority) else { throw Self.unknownPriority(and: input) }
        input.priority = chosen
        return input
    }

    /// What is wrong with a field, in a sentence.
    func error(_ field: String) -> String? { problems?.reason(for: field) }

    private static func unknownPriority(and input: CreateTicket.Input) -> InputProblems {
        let own = FieldProblem("priority", "Choose one of the priorities.")
        do throws(InputProblems) {
            _ = try CreateTicket.Input.form.check(input)
            return InputProblems([own])
        } catch {
            return InputProblems(error.problems + [own])
        }
    }
}
