import Access
import Foundation
import Store
import Tools

extension SigningScene {
    /// A login of an hour, and every code but the right one.
    func judgeProofs() async throws {
        let form = try await form(number)
        let second = try await web.login(persona)
        run.house.clock.advance(seconds: 3600)
        try await judge("\(persona.key) signs an hour after the login", form, expected: "asked for a code")
        let code = try await code()
        try await judge(
            "\(persona.key) types that code in another login", typed(code, in: form), by: second,
            expected: "asked for a code")
        try await judge(
            "\(persona.key) types a wrong code", typed(Self.other(code), in: form), expected: "asked for a code")
        try await judgeBoundProofs(form, second)
        try await judgeGuessing(form)
        run.house.clock.advance(seconds: 3600)
        _ = try await post(form, number)
        let last = try await self.code()
        try await judge("\(persona.key) types the right code", typed(last, in: form), expected: "signed", records: 1)
        let proof = try await records().last?.text[.proofAt] ?? ""
        run.judge(
            .utility, "The record of \(persona.key) names the proof", role: persona.role, tool: "sign_risk",
            expected: "named", seen: proof.isEmpty ? "not named" : "named")
    }

    /// A proof that was made in another login, or for another risk.
    private func judgeBoundProofs(_ form: [String: String], _ second: WebSession) async throws {
        run.house.clock.advance(seconds: 3600)
        try await prove(number, in: second)
        try await judge(
            "\(persona.key) signs with the proof of another login", form, expected: "asked for a code")
        guard numbers.count > 1 else { return }
        run.house.clock.advance(seconds: 3600)
        try await prove(numbers[1], in: session)
        try await judge(
            "\(persona.key) signs with the proof for another risk", form, expected: "asked for a code")
    }

    /// Five wrong codes, and the right one then.
    private func judgeGuessing(_ form: [String: String]) async throws {
        run.house.clock.advance(seconds: 7200)
        _ = try await post(form, number)
        let code = try await code()
        for _ in 0..<5 { _ = try await post(typed(Self.other(code), in: form), number) }
        try await judge(
            "\(persona.key) types the right code after five wrong ones", typed(code, in: form),
            expected: "asked for a code")
    }

    private func prove(_ number: String, in session: WebSession) async throws {
        guard let person = try await web.portal.sessions.principal(for: session.key) else {
            throw StoreError.fault("the login of \(persona.key) is over")
        }
        let runtime = run.house.runtime
        _ = try await runtime.call(AskSigningCode.self, .init(number: number), as: person)
        _ = try await runtime.call(CheckSigningCode.self, .init(number: number, code: try await code()), as: person)
    }

    private func typed(_ code: String, in form: [String: String]) -> [String: String] {
        form.merging(["code": code]) { $1 }
    }

    private static func other(_ code: String) -> String { code == "000000" ? "000001" : "000000" }
}

extension SigningScene {
    /// What the record says, whether the chain is whole, and what the public page tells.
    func judgeEvidence() async throws {
        let form = try await form(number)
        try await judge("\(persona.key) signs", form, expected: "signed", records: 1)
        guard let record = try await records().last else { return }
        let text = record.text
        let consent = try ConsentText.current()
        let said: [(what: String, expected: String, seen: String)] = [
            ("the document's hash", form["hash"] ?? "", text[.document]),
            ("the bytes of the document", form["hash"] ?? "", hexadecimal(Digest.of(record.document))),
            ("the length of the document", String(record.document.count), text[.documentLength]),
            ("the words that were agreed to", consent.text, text[.consent]),
            ("their version", consent.version, text[.consentVersion]),
            ("the tick", "yes", text[.acknowledged]), ("the button", ConsentText.intent, text[.intent]),
            ("the name as typed", name, text[.typedName]), ("the address", persona.email, text[.email]),
            ("the initials", "XY", text[.initials]), ("the way of the login", "link", text[.loginWay]),
            ("that it was accepted", "accepted", text[.kind]), ("no reason", "", text[.reason] + text[.reasonHash]),
            ("that nobody previewed", "none", text[.preview]),
            ("the moment", run.house.clock.now.rfc3339, text[.signedAt]),
        ]
        for part in said {
            run.judge(
                .safety, "The record of \(persona.key) holds \(part.what)", role: persona.role,
                expected: part.expected, seen: part.seen)
        }
        let found = try await Database.check(folder: run.house.folder.path, keys: run.house.keys)
        run.judge(
            .safety, "The chain that \(persona.key) signed into is whole", role: persona.role,
            expected: "nothing wrong",
            seen: found.filter { $0.part == .evidence }.first?.what ?? "nothing wrong")
        try await judgeStrangers(text)
        guard numbers.count > 1 else { return }
        let other = try await web.get("/portal/risks/\(numbers[1])/certificate", session)
        let isMixed = String(decoding: other.body, as: UTF8.self).contains(text[.document])
        run.judge(
            .safety, "The certificate of the next risk is another one", role: persona.role, tool: "get_certificate",
            expected: "another", seen: isMixed ? "the same" : "another")
    }

    /// The public page, for the code and for others, and when the end outside the database is gone.
    private func judgeStrangers(_ text: EvidenceText) async throws {
        let path = "/verify/" + text[.code]
        let answer = try await web.get(path, nil)
        let page = String(decoding: answer.body, as: UTF8.self)
        run.judge(
            .utility, "Whoever has the code sees that the record stands", expected: "200, unchanged",
            seen: "\(answer.status), \(page.contains("is unchanged") ? "unchanged" : "changed")")
        let kept = [
            text[.name], text[.email], text[.companyName], text[.provider], text[.title], number, text[.address],
        ].filter { !$0.isEmpty && page.contains($0) }
        run.judge(
            .safety, "The public page tells of nobody and of no text", expected: "nothing",
            seen: kept.isEmpty ? "nothing" : kept.joined(separator: ", "))
        let unknown = try await web.get("/verify/" + String(text[.code].reversed()), nil)
        let absent = try await web.get("/verify/0", nil)
        run.judge(
            .safety, "Codes that nobody has are answered alike", expected: "404, the same bytes",
            seen: "\(unknown.status), " + (unknown.body == absent.body ? "the same bytes" : "other bytes"))
        let head = run.house.folder.path + "/evidence-heads/\(tenant).head"
        let bytes = FileManager.default.contents(atPath: head)
        try? FileManager.default.removeItem(atPath: head)
        let bare = String(decoding: try await web.get(path, nil).body, as: UTF8.self)
        try bytes?.write(to: URL(fileURLWithPath: head))
        run.judge(
            .safety, "A record without its head is not called unchanged", expected: "changed",
            seen: bare.contains("is unchanged") ? "unchanged" : "changed")
    }
}
