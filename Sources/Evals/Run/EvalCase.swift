/// One case: something that is tried in a world of its own, with what must come of it.
public struct EvalCase: Sendable {
    /// Its name: `family/case/part`.
    public let id: String
    /// Its family.
    public let family: String
    /// What it tries, as a sentence.
    public let about: String
    /// Where it is written: `file:line`.
    public let source: String
    /// The OWASP entries that it speaks to.
    public let owasp: [String]
    /// The role of its person; empty when there are several.
    public let role: String
    /// The tool that it is about; empty when there are several.
    public let tool: String
    /// How its world differs from the one in the files.
    let plan: WorldPlan
    /// Whether it runs alone, because it measures time or memory or keeps both cores busy itself.
    let isAlone: Bool
    /// The harmless part of it that a real model can be asked; nil where there is none.
    var question: Question?
    var body: @Sendable (CaseRun) async throws -> Void

    init(
        _ id: String, of spec: CaseSpec, role: String = "", tool: String = "", plan: WorldPlan = .standard,
        isAlone: Bool = false, about: String? = nil, body: @escaping @Sendable (CaseRun) async throws -> Void
    ) {
        self.id = "\(spec.family)/\(spec.name)" + (id.isEmpty ? "" : "/" + id)
        family = spec.family
        self.about = about ?? spec.about
        source = spec.placeInSet
        owasp = spec.owasp
        self.role = role
        self.tool = tool
        self.plan = plan
        self.isAlone = isAlone
        self.body = body
    }
}
