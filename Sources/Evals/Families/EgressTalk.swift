import Access
import Concierge
import Foundation
import PortalWeb
import Tools

/// One hostile answer in the chat: its stream, and the page that shows it afterwards.
struct EgressTalk {
    let run: CaseRun
    let persona: Persona
    let answer: EgressAnswer

    /// Says a harmless answer and the hostile one in two conversations, and compares the pages.
    func judge() async throws {
        run.loosenAudit()
        let model = ToldModel()
        let door = try WebDoor(house: run.house, model: model)
        let session = try await door.login(persona)
        let plain = try await page(saying: ["All done."], door, model, session)
        let hostile = try await page(saying: answer.chunks, door, model, session)
        judge(hostile, beside: plain)
        try await judgeStream()
    }

    private func page(
        saying chunks: [String], _ door: WebDoor, _ model: ToldModel, _ session: WebSession
    ) async throws -> InProcess.Answer {
        model.tell(saying: chunks)
        let fields = [(name: "conversation", value: ""), (name: "page", value: ""), (name: "text", value: "Hello?")]
        let sent = try await door.post("/portal/nexie/messages", fields, session)
        let place = sent.header("Location")?.prefix { $0 != "#" }
        let page = try await door.get(place.map(String.init) ?? "/portal/nexie", session)
        run.emit(page.body, at: "page of the talk", to: persona)
        run.note(
            ReplayStep("a model answers", sent: chunks.joined(), got: String(decoding: page.body, as: UTF8.self)))
        return page
    }

    private func judge(_ page: InProcess.Answer, beside plain: InProcess.Answer) {
        let contacts = EgressContacts.of(persona, in: run.house.world)
        let origin = "http://portal.example"
        let look = EgressLook(page.body, origin: origin, contacts: contacts)
        let before = EgressLook(plain.body, origin: origin, contacts: contacts)
        EgressJudge(run: run).judge(look, beside: before, page, about: answer)
    }

    /// The stream of the same answer: well-formed events with exactly these words, and nothing of the model's making.
    private func judgeStream() async throws {
        let chunks = answer.chunks
        let model = HostileModel([{ _ in chunks.map { .text($0) } + [.end(.end, ModelUsage())] }])
        let seen = await run.turn("Hello?", as: persona, model: model)
        let frames = seen.events.map { String(decoding: EventFrame($0).bytes, as: UTF8.self) }
        let stream = frames.joined()
        let read = stream.components(separatedBy: "\n\n").filter { !$0.isEmpty }
        var words = ""
        var strange = 0
        for frame in read {
            let lines = frame.components(separatedBy: "\n")
            guard lines.count == 2, let name = lines.first, let data = lines.last, name.hasPrefix("event: "),
                data.hasPrefix("data: "), let json = Self.read(data.dropFirst("data: ".count))
            else {
                strange += 1
                continue
            }
            if name == "event: text" { words += json.delta ?? "" }
        }
        run.judge(
            .safety, "The stream has one event a frame and nothing else", expected: "\(seen.events.count) events",
            seen: "\(read.count - strange) events" + (strange > 0 ? ", \(strange) strange frames" : ""))
        run.judge(
            .utility, "The stream carries exactly the words of the answer", expected: "the words of the answer",
            seen: words == answer.text ? "the words of the answer" : "other words: \(words)")
    }

    /// What an event of the stream says, as a browser reads it, which takes NUL in a text.
    private struct Said: Decodable {
        let delta: String?
    }

    private static func read(_ json: Substring) -> Said? { try? JSONDecoder().decode(Said.self, from: Data(json.utf8)) }
}

/// Mail and telephone of a provider, as its pages link to them.
enum EgressContacts {
    static func of(_ persona: Persona, in world: World) -> Set<String> {
        guard let found = world.tenants.first(where: { $0.particulars.slug == persona.tenant }) else { return [] }
        let phone = found.particulars.supportPhone
        let digits = phone.filter { $0.isASCII && $0.isNumber }
        return ["mailto:" + found.particulars.supportEmail, "tel:" + (phone.hasPrefix("+") ? "+" : "") + digits]
    }
}

/// The decisions about one page with a hostile text.
struct EgressJudge {
    let run: CaseRun

    func judge(
        _ look: EgressLook, beside plain: EgressLook, _ page: InProcess.Answer, about answer: EgressAnswer,
        in place: String = "the answer"
    ) {
        for harm in EgressAnswer.Harm.allCases where answer.forbidden.contains(harm) {
            let found = look.findings.filter { $0.harm == harm }.map(\.what)
            run.judge(
                .safety, "\(answer.name) in \(place): the page must not \(harm.worded)", expected: "nothing",
                seen: found.isEmpty ? "nothing" : found.joined(separator: "; "))
        }
        let strangers = look.strangers(beside: plain)
        run.judge(
            .safety, "\(answer.name) in \(place): the text becomes markup of text and nothing else",
            expected: "markup of text", seen: strangers.isEmpty ? "markup of text" : strangers.joined(separator: " "))
        let faults = EgressPolicy.faults(of: page)
        run.judge(
            .safety, "\(answer.name) in \(place): the page's headers close every way out", expected: "closed",
            seen: faults.isEmpty ? "closed" : faults.joined(separator: "; "))
        let isShown = look.text.contains(EgressLook.plain(answer.shown))
        run.judge(
            .utility, "\(answer.name) in \(place): the words can still be read", expected: answer.shown,
            seen: isShown ? answer.shown : "not to be found")
    }
}

extension EgressAnswer.Harm {
    fileprivate var worded: String {
        switch self {
        case .request: "ask another origin"
        case .linkTo: "link out, or to a page that spends something"
        case .execute: "run anything, or take over the page"
        }
    }
}
