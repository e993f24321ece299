import Access
import TestSupport
import Testing

@testable import PortalWeb
@testable import Store

/// Who is told by mail that a risk waits.
@Suite struct RiskNoticeTests {
    @Test func `a risk that comes in is told to those who may sign it, in a few plain words`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.risk())
            try await scene.bring(scene.risk())
            let mail = try await scene.mail()
            try #require(mail.map(\.to) == ["anna@marigold.example"])
            #expect(mail[0].subject == "A risk waits for your signature: Lamp without a plug")
            let expected = """
                Hello Anna Richter,

                Tom Aydin of Larkfield IT (Demo) asks Marigold Bakery to accept the risk R-77, “Lamp without a plug”.
                """
            let words = mail[0].text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(expected.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
            #expect(mail[0].text.contains("http://localhost/portal/risks/R-77"))
            #expect(words.contains("Nothing is accepted until you sign."))
            for hidden in ["It shines all night", "We accept the lamp"] { #expect(!mail[0].text.contains(hidden)) }
        }
    }

    @Test(arguments: [RiskState.draft, .underReview, .revoked, .resolved])
    func `a risk that waits for nobody is told to nobody`(state: RiskState) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.risk { $0.state = state })
            let mail = try await scene.mail()
            #expect(mail == [])
        }
    }

    @Test(arguments: [
        "UPDATE contact SET unwanted = 'risk' WHERE email = 'anna@marigold.example'",
        "UPDATE contact SET role_id = NULL WHERE email = 'anna@marigold.example'",
        "UPDATE risk SET state = 'declined' WHERE number = 'R-77'",
        "UPDATE contact SET portal_enabled = 0 WHERE email = 'anna@marigold.example'",
    ])
    func `what does not wait for the person any more when the message is sent is not sent`(sql: String) async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.risk())
            try await scene.change(sql)
            let mail = try await scene.mail()
            #expect(mail == [])
        }
    }

    @Test func `an old risk and a quiet import are told to nobody, a new version is`() async throws {
        try await NoticeScene.with { scene in
            try await scene.bring(scene.risk(), quietly: true)
            let silence = try await scene.mail()
            #expect(silence == [])
            try await scene.bring(
                scene.risk {
                    $0.version = 2
                    $0.state = .renewed
                })
            let mail = try await scene.mail()
            #expect(mail.map(\.to) == ["anna@marigold.example"])
        }
    }
}

extension NoticeScene {
    fileprivate func risk(_ change: (inout ImportRecord.Risk) -> Void = { _ in }) -> ImportRecord {
        var risk = ImportRecord.Risk()
        (risk.externalID, risk.company, risk.number, risk.state) = ("risk-77", "marigold", "R-77", .pending)
        (risk.title, risk.description) = ("Lamp without a plug", "It shines all night")
        (risk.justification, risk.residualRisk, risk.text) = ("Because", "Little", "We accept the lamp")
        risk.reviewOn = CalendarDate(dayNumber: 20_700)
        risk.dueOn = CalendarDate(dayNumber: 20_530)
        (risk.presentedBy, risk.presentedAt) = ("Tom Aydin", house.clock.now.adding(seconds: -5))
        change(&risk)
        return .risk(risk)
    }
}
