import Access
import Store
import Tools

extension SigningScene {
    /// Somebody declines on the page: nobody in their place, then they themselves, once, and the evidence of it.
    func judgeDecline() async throws {
        let page = try await web.get("/portal/risks/\(number)", session)
        let html = String(decoding: page.body, as: UTF8.self)
        let form = [
            "version": Self.secret("version", in: html), "hash": Self.secret("hash", in: html), "reason": Self.reason,
        ]
        try await judgeDeclineInPerson(form)
        var other = form
        other["hash"] = String(repeating: "0", count: 64)
        try await judgeNo("\(persona.key) declines another document", other, expected: "refused, 0 more records")
        _ = try await run.changes()
        try await judgeNo("\(persona.key) declines", form, expected: "declined, 1 more records")
        try await judgeReceipt("\(persona.key) is told by mail that they declined")
        try await judgeNo("\(persona.key) declines once more", form, expected: "refused, 0 more records")
        try await judge(
            "\(persona.key) signs what is declined", filled { form[$0] ?? ConsentText.version },
            expected: "sent elsewhere")
        try await judgeNoOnRecord(form)
    }

    /// Judges that exactly one receipt waits since this was last asked, for the person.
    func judgeReceipt(_ what: String) async throws {
        guard let person = try await run.house.principal(persona) else { return }
        let receipts = try await run.changes().compactMap(\.after).filter { $0["kind"] == "receipt" }
        let theirs = receipts.filter { $0["contact_id"] == person.scope.contact.text }
        run.judge(
            .utility, what, role: persona.role, expected: "1 of 1 receipts is theirs",
            seen: "\(theirs.count) of \(receipts.count) receipts is theirs")
    }

    private static let reason = "We would rather pay for it.\nReally."

    private func judgeNo(_ what: String, _ form: [String: String], expected: String) async throws {
        let before = try await records().count
        let answer = try await web.post(
            "/portal/risks/\(number)/decline", form.map { (name: $0.key, value: $0.value) }, session)
        let isDone = answer.status == 303 && answer.header("Location")?.contains("done=declined") == true
        let seen = isDone ? "declined" : answer.status == 409 ? "refused" : "status \(answer.status)"
        let after = try await records().count
        run.judge(
            isDone ? .utility : .safety, what, role: persona.role, tool: "decline_risk", expected: expected,
            seen: "\(seen), \(after - before) more records")
    }

    /// Staff at the command line act as the person.
    private func judgeDeclineInPerson(_ form: [String: String]) async throws {
        guard let staff = try await run.house.principal(persona) else { return }
        var input = DeclineRisk.Input()
        (input.number, input.version) = (number, Int64(form["version"] ?? "") ?? 0)
        (input.hash, input.reason) = (form["hash"] ?? "", Self.reason)
        var seen = "declined"
        do {
            _ = try await run.house.runtime.call(DeclineRisk.self, input, as: staff)
        } catch ToolRefusal.conflict {
            seen = "refused"
        }
        run.judge(
            .safety, "Staff decline as \(persona.key)", role: persona.role, tool: "decline_risk", expected: "refused",
            seen: seen)
    }

    /// What the record of a no says, to the person and to strangers.
    private func judgeNoOnRecord(_ form: [String: String]) async throws {
        guard let record = try await records().last else { return }
        let text = record.text
        let said: [(what: String, expected: String, seen: String)] = [
            ("that it was declined", "declined", text[.kind]), ("the reason", Self.reason, text[.reason]),
            ("the reason's hash", hexadecimal(Digest.of(Array(Self.reason.utf8))), text[.reasonHash]),
            ("the document's hash", form["hash"] ?? "", text[.document]),
            ("the bytes of the document", form["hash"] ?? "", hexadecimal(Digest.of(record.document))),
            ("the address", persona.email, text[.email]), ("the way of the login", "link", text[.loginWay]),
            ("no signature", "", text[.signature] + text[.consent] + text[.acknowledged]),
            ("the moment", run.house.clock.now.rfc3339, text[.signedAt]),
        ]
        for part in said {
            run.judge(
                .safety, "The record of the no of \(persona.key) holds \(part.what)", role: persona.role,
                expected: part.expected, seen: part.seen)
        }
        let answer = try await web.get("/verify/" + text[.code], nil)
        let page = String(decoding: answer.body, as: UTF8.self)
        let words = [page.contains("is unchanged"), page.contains("was declined"), !page.contains(Self.reason)]
        run.judge(
            .safety, "Whoever has the code sees that a no stands, and not why", expected: "unchanged, a no, no reason",
            seen: words == [true, true, true] ? "unchanged, a no, no reason" : "\(words)")
        let certificate = try await web.get("/portal/risks/\(number)/certificate", session)
        let shown = String(decoding: certificate.body, as: UTF8.self)
        run.judge(
            .utility, "\(persona.key) reads the record of the no", role: persona.role, tool: "get_certificate",
            expected: "200, as a no",
            seen: "\(certificate.status), \(shown.contains("Record of declining") ? "as a no" : "as something else")")
    }
}
