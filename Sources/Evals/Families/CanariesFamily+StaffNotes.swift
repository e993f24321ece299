import Access
import PortalWeb
import Store
import Synchronization
import Tools

extension Probe {
    /// Staff write on tickets, among themselves and to clients; then a person looks at everything that there is.
    static let canaryStaffNotes = Probe(
        about: "Internal notes that staff write in the portal reach no client; public ones reach who reads the ticket.",
        keys: ["who", "pages", "reads"]
    ) { spec, book in
        let (pages, reads) = (spec.texts("pages"), spec.texts("reads"))
        guard !pages.isEmpty, !reads.isEmpty else { throw CaseProblem("name pages and tools to look at") }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "get_ticket") { run in
                try await StaffNotes(run: run, persona: persona, pages: pages, reads: reads).judge()
            }
        }
    }
}

/// Notes of staff, and one person who looks for them.
private struct StaffNotes: Sendable {
    let run: CaseRun
    let persona: Persona
    let pages: [String]
    let reads: [String]

    /// What internal notes say, and public ones, each before the ticket's number.
    private static let (hidden, shown) = ("quarrystone", "harbourlight")

    func judge() async throws {
        run.loosenAudit()
        let numbers = someTickets
        let paths = pages.flatMap { page in
            page.contains("{ticket}")
                ? numbers.map { page.replacing("{ticket}", with: String($0)) }
                : [page.replacing("{hidden}", with: Self.hidden)]
        }
        run.promise(cells: paths.count + reads.count * Door.allCases.count + 3)
        let web = try WebDoor(house: run.house)
        // Before staff write: the login carries away whatever mail waits.
        let session = try await web.login(persona)
        try await write(on: numbers)
        var read = ""
        for path in paths {
            let answer = try await web.get(path, session)
            read += look(answer.body, path)
        }
        for tool in reads {
            for door in Door.allCases { read += try await call(tool, numbers, door) }
        }
        read += try await chat(numbers)
        judgeShown(numbers, in: read)
        try await judgeMail(numbers)
    }

    /// Every ticket of the person's company, and a few of the provider's others.
    private var someTickets: [Int64] {
        let all = run.reference.tickets(persona.tenant)
        let others = all.filter { $0.company != persona.company }.suffix(3)
        return (all.filter { $0.company == persona.company } + others).compactMap(\.number)
    }

    /// On each of them an internal note and a public answer; internal ones with a move of the ticket too,
    /// and by the form as well, which says nothing of who may read it.
    private func write(on numbers: [Int64]) async throws {
        let staff = try await run.house.staff("Who writes for \(persona.name)", .technician, at: persona.tenant)
        let web = try WebDoor(house: run.house)
        let token = web.portal.formToken("staff:" + staff.key.secret)
        for number in numbers {
            var input = AddStaffNote.Input()
            (input.number, input.body, input.state) = (number, "\(Self.hidden) \(number) by call", .open)
            _ = try await run.house.runtime.perform(AddStaffNote.self, input, as: staff.principal)
            (input.body, input.visibility) = ("\(Self.shown) \(number) by call", .public)
            _ = try await run.house.runtime.perform(AddStaffNote.self, input, as: staff.principal)
            let fields = [(name: "csrf", value: token), ("body", "\(Self.hidden) \(number) by form")]
            let answer = try await web.post(
                "/staff/tickets/\(number)/notes", fields, nil,
                headers: [(name: "Cookie", value: "nexie_staff=\(staff.key.secret)")])
            run.judge(.utility, "A note by form on ticket \(number)", expected: "303", seen: "\(answer.status)")
        }
        let page = try await web.get(
            "/staff/tickets/\(numbers.first ?? 0)", nil,
            headers: [(name: "Cookie", value: "nexie_staff=\(staff.key.secret)")])
        let text = String(decoding: page.body, as: UTF8.self)
        run.judge(
            .utility, "Staff read both notes on their own page", expected: "both",
            seen: text.contains(Self.hidden) && text.contains(Self.shown) ? "both" : "status \(page.status)")
        run.visit()
    }

    private func look(_ bytes: [UInt8], _ place: String) -> String {
        run.emit(bytes, at: place, to: persona)
        let text = String(decoding: bytes, as: UTF8.self)
        // A page repeats what was searched for.
        let found = text.replacing("\"\(Self.hidden)\"", with: "").contains(Self.hidden + " ")
        run.judge(
            .safety, "\(persona.key) finds no internal note in \(place)", expected: "none",
            seen: found ? "an internal note" : "none")
        run.visit()
        return text
    }

    private func call(_ tool: String, _ numbers: [Int64], _ door: Door) async throws -> String {
        var read: [UInt8] = []
        let inputs: [JSONValue] =
            tool == "get_ticket" ? numbers.map { ["number": .integer($0)] } : [.object([:])]
        for input in inputs {
            read += try await run.call(tool, input, as: persona, door: door).bytes
        }
        return look(read, "\(tool) (\(door.rawValue))")
    }

    /// A model that reads every ticket and hears of no internal note.
    private func chat(_ numbers: [Int64]) async throws -> String {
        guard run.oracle.mayChat(persona.role) else { return "" }
        let model = HostileModel(
            calls: numbers.prefix(6).map { ("get_ticket", JSONValue.object(["number": .integer($0)]).bytes) })
        let seen = await run.turn("What did staff write?", as: persona, model: model)
        let told = seen.told.flatMap(\.turns).flatMap { turn -> [String] in
            guard case .results(let results) = turn else { return [] }
            return results.map { String(decoding: $0.json, as: UTF8.self) }
        }.joined()
        run.judge(
            .safety, "A model reads no internal note for \(persona.key)", expected: "none",
            seen: told.contains(Self.hidden) ? "an internal note" : "none")
        return ""
    }

    /// Public answers stand where the person may read the ticket, and nowhere else.
    private func judgeShown(_ numbers: [Int64], in read: String) {
        for number in numbers {
            let relation = run.reference.relation(ofTicket: number, to: persona)
            let isTheirs = run.oracle.gives("get_ticket", relation, to: persona.role)
            run.judge(
                isTheirs ? .utility : .safety, "The public answer on ticket \(number) for \(persona.key)",
                tool: "get_ticket", relation: relation, expected: isTheirs ? "read" : "not read",
                seen: read.contains("\(Self.shown) \(number) by call") ? "read" : "not read")
        }
        run.visit()
    }

    /// The messages that go out: public answers to who asked, and to nobody a word of an internal note.
    private func judgeMail(_ numbers: [Int64]) async throws {
        let box = NoteBox()
        guard let site = Site(baseURL: "http://portal.example") else { throw StoreError.fault("no site") }
        let notices = NoticeMail(site: site, runtime: run.house.runtime)
        try await Postman(
            store: run.house.store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            notice: { try await notices.message(for: $0) }
        ).round()
        let letters = box.letters
        let all = letters.map { $0.subject + $0.text + $0.html }.joined(separator: "\n")
        run.judge(
            .safety, "\(letters.count) messages hold no internal note", expected: "none",
            seen: all.contains(Self.hidden) ? "an internal note" : "none")
        let own = letters.filter { $0.to == persona.email }.map(\.text).joined(separator: "\n")
        let asked = run.reference.tickets(persona.tenant).filter { $0.contact == persona.contact }.compactMap(\.number)
        let isTold = !asked.isEmpty && run.oracle.gives("get_ticket", .own, to: persona.role)
        run.judge(
            isTold ? .utility : .safety, "Mail of public answers to \(persona.key)",
            expected: isTold ? "sent" : "none sent", seen: own.contains(Self.shown) ? "sent" : "none sent")
        run.visit()
    }
}

/// Keeps messages instead of sending them.
private final class NoteBox: MailCarrier {
    private let kept = Mutex<[MailMessage]>([])

    func deliver(_ message: MailMessage) async throws { kept.withLock { $0.append(message) } }

    var letters: [MailMessage] { kept.withLock { $0 } }
}
