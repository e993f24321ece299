import Tools

extension JSONReport {
    static func write(_ family: FamilyReport, _ fields: inout JSONFields) {
        fields.words("name", family.name)
        fields.words("about", family.about)
        fields.field("cases", family.cases)
        fields.words("extent", family.extent)
        counts(family.safety + family.utility, &fields)
        fields.object("safety") { counts(family.safety, &$0) }
        fields.object("utility") { counts(family.utility, &$0) }
        fields.field("seconds", Figures.thousandths(family.seconds))
    }

    static func write(_ control: ControlReport, _ fields: inout JSONFields) {
        fields.words("name", control.name)
        fields.words("expected", control.expected)
        fields.words("seen", control.seen)
        fields.field("holds", control.holds)
    }

    static func write(_ mutants: MutantReport, _ fields: inout JSONFields) {
        fields.field("total", mutants.total)
        fields.field("killed", mutants.killed)
        fields.field("equivalent", mutants.equivalent.count)
        strings("survivors", mutants.survivors, &fields)
        fields.field("score", Figures.thousandths(mutants.score))
        fields.field("gate", mutants.gate)
        strings("idle", mutants.idle, &fields)
        fields.array("equivalents", mutants.equivalent) { one, json in
            json.object { fields in
                fields.words("name", one.name)
                fields.words("proof", one.proof)
            }
        }
        fields.array("matrix", mutants.matrix) { kill, json in json.object { write(kill, &$0) } }
    }

    private static func write(_ kill: MutantReport.Kill, _ fields: inout JSONFields) {
        fields.words("name", kill.name)
        fields.words("room", kill.room)
        fields.words("sentence", kill.sentence)
        strings("by", kill.by, &fields)
        fields.words("first", kill.first)
    }

    static func write(_ baseline: BaselineReport, _ fields: inout JSONFields) {
        strings("new", baseline.new, &fields)
        strings("fixed", baseline.fixed, &fields)
        strings("changed", baseline.changed, &fields)
        strings("vanished", baseline.vanished, &fields)
    }

    static func write(_ cell: MatrixCell, _ fields: inout JSONFields) {
        fields.words("role", cell.role)
        fields.words("tool", cell.tool)
        fields.field("given", cell.given)
        fields.field("refused", cell.refused)
        fields.field("wrong", cell.wrong)
    }

    static func write(_ entry: OWASPReport, _ fields: inout JSONFields) {
        fields.words("id", entry.id)
        fields.words("title", entry.title)
        fields.field("cases", entry.cases)
        fields.field("decisions", entry.decisions)
        fields.words("coverage", entry.coverage)
        fields.words("note", entry.note)
    }

    static func write(_ versions: Versions, _ fields: inout JSONFields) {
        fields.words("program", versions.program)
        fields.words("tools", versions.tools)
        fields.words("prompts", versions.prompts)
        fields.words("roles", versions.roles)
        fields.words("cases", versions.cases)
        fields.words("roles_from", versions.rolesFrom)
    }

    static func write(_ one: CaseResult, _ fields: inout JSONFields) {
        fields.words("id", one.id)
        fields.words("family", one.family)
        fields.field("outcome", one.outcome.rawValue)
        fields.words("source", one.source)
        fields.words("about", one.about)
        strings("owasp", one.owasp, &fields)
        fields.object("counts") { counts(one.all, &$0) }
        fields.object("safety") { counts(one.safety, &$0) }
        fields.object("utility") { counts(one.utility, &$0) }
        fields.array("problems", one.problems) { problem, json in json.object { write(problem, &$0) } }
    }

    private static func write(_ problem: Decision, _ fields: inout JSONFields) {
        fields.field("axis", problem.axis.rawValue)
        fields.words("what", problem.what)
        fields.words("role", problem.role)
        fields.words("tool", problem.tool)
        fields.words("relation", problem.relation)
        fields.field("outcome", problem.outcome.rawValue)
        fields.words("expected", problem.expected)
        fields.words("seen", problem.seen)
    }
}
