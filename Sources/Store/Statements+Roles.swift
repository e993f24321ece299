extension Statements {
    /// Roles for contacts, and the evaluation of them.
    static let roles: [Statement] = [
        RoleStatements.list,
        RoleStatements.find,
        RoleStatements.holders,
        RoleStatements.add,
        RoleStatements.rename,
        RoleStatements.setGrants,
        RoleStatements.clearStandard,
        RoleStatements.setStandard,
        RoleStatements.remove,
        StaffEvaluationStatements.ask,
        StaffEvaluationStatements.list,
        StaffEvaluationStatements.find,
        StaffEvaluationStatements.latest,
        StaffEvaluationStatements.waiting,
        EvaluationStatements.next,
        EvaluationStatements.begin,
        EvaluationStatements.end,
        EvaluationStatements.stop,
        EvaluationStatements.forget,
        StaffStatements.otherAdmins,
    ]
}
