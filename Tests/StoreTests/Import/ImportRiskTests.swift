import Access
import TestSupport
import Testing

@testable import Store

@Suite struct ImportRiskTests {
    private let states = "SELECT number || ' ' || version || ' ' || state FROM risk ORDER BY number"
    private let documents = "SELECT version || ' ' || (document_hash = x'00') FROM risk_document ORDER BY version"

    @Test func `a risk comes in with its document, and again without a second one`() async throws {
        try await TinyHouse.with { tiny in
            for _ in 0..<2 { _ = try await tiny.imported([TinyWorld.risk("1", at: "bakery")]) }
            #expect(try await tiny.rows(states) == ["R-1 1 pending"])
            #expect(try await tiny.rows(documents) == ["1 0"])
            let agree = "SELECT count(*) FROM risk JOIN risk_document USING (document_hash, version)"
            #expect(try await tiny.rows(agree) == ["1"])
        }
    }

    @Test(arguments: [RiskState.pending, .accepted, .declined, .underReview, .revoked, .resolved])
    func `a document that was presented can't be changed under its version`(state: RiskState) async throws {
        try await TinyHouse.with { tiny in
            let first =
                state.isDecided
                ? TinyWorld.decided("1", at: "bakery", state)
                : TinyWorld.risk("1", at: "bakery") { $0.state = state }
            _ = try await tiny.imported([first])
            let changed = TinyWorld.risk("1", at: "bakery") { $0.text = "We accept anything." }
            #expect(
                try await tiny.refusal(of: [changed]) == [
                    "1: version: The document is not the one that was presented as version 1; give it a higher version."
                ])
            let again = TinyWorld.risk("1", at: "bakery") {
                $0.text = "We accept anything."
                $0.version = 2
            }
            _ = try await tiny.imported([again])
            #expect(try await tiny.rows(states) == ["R-1 2 pending"])
            #expect(try await tiny.rows(documents) == ["1 0", "2 0"])
        }
    }

    @Test func `a draft may change as often as its author likes, and leaves no document behind`() async throws {
        try await TinyHouse.with { tiny in
            for text in ["One", "Two"] {
                let draft = TinyWorld.risk("1", at: "bakery") {
                    $0.state = .draft
                    $0.text = text
                }
                _ = try await tiny.imported([draft])
            }
            #expect(try await tiny.rows(documents) == [])
            _ = try await tiny.imported([TinyWorld.risk("1", at: "bakery")])
            #expect(try await tiny.rows(documents) == ["1 0"])
        }
    }

    @Test func `a decision stays when the other system does not know of it`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.decided("1", at: "bakery", .declined)])
            _ = try await tiny.imported([TinyWorld.risk("1", at: "bakery")])
            #expect(try await tiny.rows(states) == ["R-1 1 declined"])
            let review = TinyWorld.risk("1", at: "bakery") { $0.state = .underReview }
            _ = try await tiny.imported([review])
            #expect(try await tiny.rows(states) == ["R-1 1 under_review"])
        }
    }

    @Test func `a version names its parties as they were called when it was presented`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.risk("1", at: "bakery")])
            _ = try await tiny.imported([
                TinyWorld.company("bakery") { $0.name = "Other" }, TinyWorld.risk("1", at: "bakery"),
            ])
            #expect(try await tiny.rows("SELECT company_name FROM risk") == ["Company bakery"])
            _ = try await tiny.imported([TinyWorld.risk("1", at: "bakery") { $0.version = 2 }])
            #expect(try await tiny.rows("SELECT company_name FROM risk") == ["Other"])
        }
    }

    private static let refused: [RefusedRecords] = [
        .init(
            "a risk of no company", [TinyWorld.risk("1", at: "nowhere")],
            "1: company: There is no company \"nowhere\"."),
        .init(
            "one number twice",
            [TinyWorld.risk("1", at: "bakery"), TinyWorld.risk("2", at: "dental") { $0.number = "R-1" }],
            "2: number: The risk \"1\" has this number already."),
        .init(
            "another company", [TinyWorld.risk("known", at: "dental")],
            "1: company: A risk can't move to another company."),
        .init(
            "a draft of what was presented", [TinyWorld.risk("known", at: "bakery") { $0.state = .draft }],
            "1: state: This risk was presented and can't be a draft again; revoke it instead."),
        .init(
            "an earlier version", [TinyWorld.risk("known", at: "bakery") { $0.version = 1 }],
            "1: version: Version 2 was presented already."),
        .init(
            "a renewed first version", [TinyWorld.risk("1", at: "bakery") { $0.state = .renewed }],
            "1: version: A renewed risk has a version of 2 or more."),
        .init(
            "an accepted one that nobody has accepted", [TinyWorld.risk("1", at: "bakery") { $0.state = .accepted }],
            "1: decided_by: Say who has decided."),
        .init(
            "one without the moment",
            [
                TinyWorld.risk("1", at: "bakery") {
                    $0.state = .accepted
                    $0.decidedBy = "Ann"
                }
            ], "1: decided_at: Say when it was decided."),
        .init(
            "a decision before the question",
            [
                TinyWorld.risk("1", at: "bakery") {
                    $0.state = .declined
                    $0.decidedBy = "Ann"
                    $0.decidedAt = Instant(milliseconds: 2)
                }
            ], "1: decided_at: This is earlier than presented_at."),
        .init(
            "a decision on a pending one", [TinyWorld.risk("1", at: "bakery") { $0.decidedBy = "Ann" }],
            "1: decided_by: Only an accepted or declined risk has this."),
        .init(
            "a reason on a pending one", [TinyWorld.risk("1", at: "bakery") { $0.decisionReason = "No" }],
            "1: decision_reason: Only an accepted or declined risk has this."),
        .init(
            "the other decision", [TinyWorld.decided("declined", at: "bakery", .accepted)],
            "1: state: Version 1 is declined already; present a new version."),
    ]

    @Test(arguments: refused)
    func `an import refuses what would change what was presented or decided`(_ refused: RefusedRecords) async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([
                TinyWorld.risk("known", at: "bakery") { $0.version = 2 },
                TinyWorld.decided("declined", at: "bakery", .declined),
            ])
            #expect(try await tiny.refusal(of: refused.records) == refused.reasons)
            #expect(try await tiny.rows(states) == ["R-declined 1 declined", "R-known 2 pending"])
        }
    }
}

extension RiskState {
    fileprivate var isDecided: Bool { RiskVerdict(rawValue: rawValue) != nil }
}
