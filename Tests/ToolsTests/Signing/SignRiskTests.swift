import Access
import Store
import TestSupport
import Testing
import Tools

@Suite struct SignRiskTests {
    @Test func `who has read a risk signs it, and it is accepted by them`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let input = try await scene.form(anna)
            let receipt = try await scene.sign(input, anna)
            #expect(receipt.record == 1)
            let risk = try await scene.house.runtime.call(GetRisk.self, .init(number: SigningScene.risk), as: anna)
            #expect(risk.risk.state == .accepted)
            #expect(risk.risk.decision?.isOwn == true)
            #expect(risk.risk.decision?.isHere == true)
            let waiting = try await scene.house.runtime.call(NeedsYou.self, .init(), as: anna)
            #expect(!waiting.risks.contains { $0.number == SigningScene.risk })
            let text = try await scene.certificate(anna).evidence.text
            #expect(text[.document] == input.hash)
            #expect(text[.documentLength] == String(risk.document.bytes.count))
            #expect(text[.consent] == (try ConsentText.current().text))
            #expect(text[.consentVersion] == ConsentText.version)
            #expect(text[.intent] == "Sign and accept this risk")
            #expect(text[.name] == "Anna Richter")
            #expect(text[.signature] == "Anna Richter")
            #expect(text[.initials] == "AR")
            #expect(text[.address] == "192.0.2.7")
            #expect(text[.signedAt] == scene.house.clock.now.rfc3339)
            #expect(text[.signedAtLocal].hasSuffix("+01:00"))
            #expect(text[.zone] == anna.person.timeZone)
            #expect(try await scene.certificate(anna).evidence.document == risk.document.bytes)
        }
    }

    @Test func `thirty-two clicks at once are one signature`() async throws {
        try await SigningScene.with { scene in
            try await scene.give("Owner", to: "ben")
            let people = [
                try await scene.house.login(SigningScene.anna), try await scene.house.login(SigningScene.ben),
            ]
            var forms: [SignRisk.Input] = []
            for person in people { forms.append(try await scene.form(person)) }
            let sent = forms
            let outcomes = try await withThrowingTaskGroup(of: (Int, ToolRefusal?).self) { group in
                for number in 0..<32 {
                    group.addTask { (number % 2, try await scene.refusal(sent[number % 2], people[number % 2])) }
                }
                return try await group.reduce(into: [(Int, ToolRefusal?)]()) { $0.append($1) }
            }
            let winners = Set(outcomes.filter { $0.1 == nil }.map(\.0))
            #expect(winners.count == 1)
            #expect(outcomes.count { $0.1 != nil } == 16)
            #expect(try await scene.records(people[0]) == 1)
        }
    }

    @Test func `nobody signs what they have not opened, or what is not what they opened`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let unread = try await scene.form(anna, isOpened: false)
            try await Self.expect(scene, unread, anna, "Open this risk on its page and read the document")
            var form = try await scene.form(anna)
            try await scene.present("Marigold Bakery accepts it all.", version: 2)
            try await Self.expect(scene, form, anna, "The document is not the one that you were shown any more")
            let newer = try await scene.form(anna, isOpened: false)
            try await Self.expect(scene, newer, anna, "Open this risk on its page and read the document")
            // Opened since, in another tab: the older form still signs nothing.
            _ = try await scene.form(anna)
            try await Self.expect(scene, form, anna, "The document is not the one that you were shown any more")
            form = newer
            form.hash = String(form.hash.dropLast()) + (form.hash.hasSuffix("0") ? "1" : "0")
            try await Self.expect(scene, form, anna, "The document is not the one that you were shown any more")
            #expect(try await scene.records(anna) == 0)
            #expect(try await scene.refusal(newer, anna) == nil)
        }
    }

    @Test func `a right or a login that ended since signs nothing`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let form = try await scene.form(anna)
            try await scene.give("Technical", to: "anna")
            #expect(try await scene.refusal(form, anna) == .notPermitted(.risksSign))
            try await scene.give("Owner", to: "anna", enabled: false)
            #expect(try await scene.refusal(form, anna) != nil)
            try await scene.give("Owner", to: "anna")
            let elena = try await scene.house.login(SigningScene.elena)
            #expect(try await scene.refusal(form, elena) == .notPermitted(.risksSign))
            #expect(try await scene.records(anna) == 0)
        }
    }

    @Test func `staff at the command line, a model and the house itself sign for nobody`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let form = try await scene.form(anna)
            let staff = try await scene.house.principal(SigningScene.anna)
            try await Self.expect(scene, form, staff, SignRisk.notInPerson)
            for door in [Door.concierge, .talk] {
                let reply = try await scene.house.runtime.call(
                    named: "sign_risk", with: Array("{}".utf8), as: anna, door: door)
                let nobodys = try await scene.house.runtime.call(
                    named: "count_the_clouds", with: Array("{}".utf8), as: anna, door: door)
                #expect(reply == nobodys)
            }
            #expect(try await scene.records(anna) == 0)
        }
    }

    @Test func `without the tick, one's own name and a mark there is no signature`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let form = try await scene.form(anna)
            let ways: [(String, (inout SignRisk.Input) -> Void)] = [
                (SignRisk.unticked, { $0.acknowledged = false }),
                (SignRisk.otherName, { $0.name = "Ben Okafor" }),
                (SignRisk.unmarked, { $0.initials = "" }),
                (SignRisk.unmarked, { $0.hand = .drawn }),
                (
                    SignRisk.unmarked,
                    { ($0.hand, $0.drawnSignature, $0.drawnInitials) = (.drawn, "0,0 9,9", "0,0 90,90") }
                ),
                (SignRisk.otherConsent, { $0.consent = "risk-acceptance-0" }),
            ]
            for (sentence, spoil) in ways {
                var spoiled = form
                spoil(&spoiled)
                try await Self.expect(scene, spoiled, anna, sentence)
            }
            #expect(try await scene.records(anna) == 0)
            var drawn = form
            drawn.name = " anna   RÍCHTER "
            (drawn.hand, drawn.drawnSignature, drawn.drawnInitials) = (.drawn, "10,20 300,40;5,5", "0,0 90,90")
            #expect(try await scene.refusal(drawn, anna) == nil)
            let text = try await scene.certificate(anna).evidence.text
            #expect(text[.signatureKind] == "drawn")
            #expect(text[.signature] == "10,20 300,40;5,5")
        }
    }

    @Test func `a login of a quarter of an hour needs the code from the mail`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let form = try await scene.form(anna)
            scene.house.clock.advance(seconds: 15 * 60)
            try await Self.expect(scene, form, anna, SignRisk.needsProof)
            let input = AskSigningCode.Input(number: SigningScene.risk)
            _ = try await scene.house.runtime.call(AskSigningCode.self, input, as: anna)
            let code = try #require(try await scene.house.signingCode(of: SigningScene.anna))
            let typed = CheckSigningCode.Input(number: SigningScene.risk, code: code)
            #expect(try await scene.house.runtime.call(CheckSigningCode.self, typed, as: anna).taken == .proved)
            #expect(try await scene.refusal(form, anna) == nil)
            #expect(!(try await scene.certificate(anna).evidence.text[.proofAt].isEmpty))
        }
    }

    @Test func `a signature is no business of another company, nor its certificate`() async throws {
        try await SigningScene.with { scene in
            let anna = try await scene.house.login(SigningScene.anna)
            let form = try await scene.form(anna)
            try await scene.sign(form, anna)
            for person in try await scene.house.store.people() where person.enabled && person.role == "Owner" {
                guard !person.email.hasSuffix("@marigold.example") else { continue }
                let stranger = try await scene.house.login(person.email)
                #expect(try await scene.refusal(form, stranger) == .notFound, "\(person.email)")
                await #expect(throws: ToolRefusal.notFound) { try await scene.certificate(stranger) }
            }
            let elena = try await scene.house.login(SigningScene.elena)
            await #expect(throws: ToolRefusal.notPermitted(.risksRead)) { try await scene.certificate(elena) }
            await #expect(throws: ToolRefusal.notFound) { try await scene.certificate(anna, "R-1002") }
        }
    }

    private static func expect(
        _ scene: SigningScene, _ form: SignRisk.Input, _ person: Principal, _ beginning: String,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        guard case .conflict(let sentence) = try await scene.refusal(form, person) else {
            Issue.record("not refused as a conflict", sourceLocation: place)
            return
        }
        #expect(sentence.hasPrefix(beginning), sourceLocation: place)
    }
}
