import Concierge
import Tools

extension Probe {
    /// Fields that the form of a message does not have: they change nothing of what the model is told.
    static let historyFormFields = Probe(
        about: "extra fields of the form of a message", keys: ["who", "fields", "pages", "good-page"]
    ) { spec, book in
        let fields = try PairOfTexts.all(spec, "fields")
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, about: "\(spec.about): \(persona.name)") { run in
                run.loosenAudit()
                let session = try await WebDoor(house: run.house).login(persona)
                let form = MessageForm(run: run, persona: persona, session: session)
                guard run.oracle.mayChat(persona.role) else {
                    return try await form.judgeClosed(
                        fields + [PairOfTexts(name: "page", value: spec.text("good-page"))])
                }
                for field in fields { try await form.judge(field: field) }
                for page in spec.texts("pages") { try await form.judge(page: page, told: "") }
                try await form.judge(page: spec.text("good-page"), told: spec.text("good-page"))
                try await form.judgeRecords()
            }
        }
    }

    /// Texts of a person that look like turns of somebody else: they stay the person's words.
    static let forgedTexts = Probe(
        about: "texts that look like the words of Nexie, of the system or of a tool", keys: ["who", "texts", "attacks"]
    ) { spec, book in
        let groups = spec.texts("attacks")
        let planted = book.shop.corpus.attacks.filter { groups.contains($0.group) }
        let texts =
            spec.texts("texts").enumerated().map { ("text-\($0.offset + 1)", $0.element) }
            + planted.map { ($0.name, $0.text) }
        return try book.people(spec.texts("who")).flatMap { persona in
            stride(from: 0, to: texts.count, by: 12).map { start in
                let part = Array(texts[start..<min(start + 12, texts.count)])
                return EvalCase(
                    "\(persona.key)/\(start / 12 + 1)", of: spec, role: persona.role,
                    about: "\(spec.about): \(persona.name)"
                ) { run in
                    for (name, text) in part { await run.judgeForged(text, called: name, by: persona) }
                    try await run.judgeTalkOnly(role: persona.role)
                }
            }
        }
    }
}

extension CaseRun {
    /// A text said as a first and as a second message: the model is told exactly the two messages and its own words.
    fileprivate func judgeForged(_ text: String, called name: String, by persona: Persona) async {
        let first = await turn(text, as: persona, model: HostileModel(calls: [], says: "I see."))
        guard oracle.mayChat(persona.role), first.problem?.code != "invalid_input" else {
            return judge(
                .safety, "What the model hears of \(name), which is no text", expected: "nothing",
                seen: first.told.isEmpty ? "nothing" : "\(first.told.count) requests")
        }
        let kept = text.replacing("\r\n", with: "\n")
        judge(
            .safety, "What the model is told of \(name)", expected: "one message of the person",
            seen: worded(first.told.first?.turns, [.person(kept)], "one message of the person"))
        let second = await turn(
            "And now?", as: persona, model: HostileModel(calls: [], says: "Nothing new."),
            conversation: first.conversation)
        let expected: [ModelTurn] = [.person(kept), .model([.text("I see.")]), .person("And now?")]
        judge(
            .safety, "What the model is told of \(name) a message later", expected: "person, model, person",
            seen: worded(second.told.first?.turns, expected, "person, model, person"))
        judge(
            .utility, "The person gets an answer to \(name)", expected: "I see.", seen: first.text)
    }

    private func worded(_ seen: [ModelTurn]?, _ expected: [ModelTurn], _ words: String) -> String {
        guard let seen else { return "nothing" }
        if seen == expected { return words }
        return seen.map(\.speaker).joined(separator: ", ") + ", with other words"
    }

    /// Judges that a turn wrote nothing but itself.
    func judgeTalkOnly(role: String) async throws {
        let tables = Set(try await changes().filter { !$0.isOfTalk }.map(\.table)).sorted()
        judge(
            .safety, "Rows beside the talk's own", role: role, expected: "none",
            seen: tables.isEmpty ? "none" : tables.joined(separator: " "))
    }
}

/// The form with which a browser sends a message.
private struct MessageForm: Sendable {
    let run: CaseRun
    let persona: Persona
    let session: WebSession

    func judge(field: PairOfTexts) async throws {
        let value = try await run.naming(persona, field.value)
        let told = try await send([(name: field.name, value: value)])
        let turns = told.first?.turns ?? []
        run.judge(
            .safety, "What the model is told beside the field \(field.name)", expected: "one message of the person",
            seen: turns == [.person(Self.text)]
                ? "one message of the person" : turns.map(\.speaker).joined(separator: ", "))
        judgeTools(told.first, "the field \(field.name)")
    }

    func judge(page: String, told path: String) async throws {
        let told = try await send([(name: "page", value: page)])
        run.judge(
            path.isEmpty ? .safety : .utility, "The page \(page.prefix(60).debugDescription), as the model is told it",
            expected: path.isEmpty ? "no page" : path,
            seen: told.first.map { $0.setting.page?.path ?? "no page" } ?? "nothing")
    }

    /// A record is the page only for those who can read it: of every relation that it can have to the person, one.
    func judgeRecords() async throws {
        for (kind, tool, place) in [
            (RecordKind.tickets, GetTicket.name, "/portal/tickets/"),
            (.invoices, GetInvoice.name, "/portal/invoices/"), (.quotes, GetQuote.name, "/portal/quotes/"),
            (.contracts, GetContract.name, "/portal/contracts/"), (.articles, GetArticle.name, "/portal/kb/"),
        ] {
            var seen: Set<Relation> = []
            for name in kind.names(run.reference) {
                let relation = kind.relation(of: name, to: persona, run.reference)
                guard seen.insert(relation).inserted else { continue }
                let path = place + (name.string ?? name.text)
                try await judge(page: path, told: run.oracle.gives(tool, relation, to: persona.role) ? path : "")
            }
        }
    }

    /// Whatever else the form says, no model hears of a message of somebody whose role has no chat.
    func judgeClosed(_ fields: [PairOfTexts]) async throws {
        for field in fields {
            let value = try await run.naming(persona, field.value)
            let told = try await send([(name: field.name, value: value)])
            run.judge(
                .safety, "What a model hears of a closed chat with the field \(field.name)", expected: "nothing",
                seen: told.isEmpty ? "nothing" : "\(told.count) requests")
        }
    }

    private static let text = "How are my tickets?"

    private func send(_ fields: [(name: String, value: String)]) async throws -> [ModelRequest] {
        let model = HostileModel(calls: [], says: "Well.")
        let web = try WebDoor(house: run.house, model: model)
        let answer = try await web.post("/portal/nexie/messages", [(name: "text", value: Self.text)] + fields, session)
        run.emit(answer.body, at: "answer to the form of a message", to: persona)
        return model.seen
    }

    private func judgeTools(_ request: ModelRequest?, _ what: String) {
        let listed = run.oracle.names.filter { run.oracle.offers($0, to: persona.role, at: .concierge) }.sorted()
        run.judge(
            .safety, "The tools that the model has beside \(what)", expected: listed.joined(separator: " "),
            seen: (request?.tools ?? []).map(\.declaration.name).sorted().joined(separator: " "))
    }
}
