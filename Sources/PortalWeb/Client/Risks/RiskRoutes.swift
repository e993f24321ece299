import Hummingbird

extension Routes {
    /// The pages of risks.
    func addRisks(to members: RouterGroup<MemberContext>) {
        let risks = RiskPages(portal: portal)
        members.get("/portal/risks") { try await risks.list($0, $1) }
        members.get("/portal/risks/{number}") { try await risks.show($0, $1) }
        members.post("/portal/risks/{number}/decline") { try await risks.decline($0, $1) }
        let questions = RiskQuestionPages(portal: portal)
        members.get("/portal/risks/{number}/ask") { try await questions.show($0, $1) }
        members.post("/portal/risks/{number}/ask") { try await questions.send($0, $1) }
    }
}
