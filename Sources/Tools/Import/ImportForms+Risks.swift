import Store

extension ImportRecord.Risk: ToolInput {
    /// The fields of a risk.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("company", \.company, required: true, "The company that is asked to accept it"),
        .documentNumber("number", \.number, "The number that people use"),
        .number("version", \.version, 1...9999, required: true, "Which version of the document this is"),
        .choice("state", \.state, required: true, "Where it stands"),
        .text("title", \.title, max: 200, required: true, "One line"),
        .text("description", \.description, max: 8000, required: true, lines: .many, "What the risk is"),
        .text(
            "justification", \.justification, max: 8000, required: true, lines: .many,
            "Why the client is asked to accept it"),
        .choice("residual_level", \.residualLevel, required: true, "How large the risk is that remains"),
        .text("residual_risk", \.residualRisk, max: 4000, required: true, lines: .many, "The same in words"),
        .text("controls", \.controls, max: 4000, lines: .many, "What is done instead"),
        .choice("source", \.source, required: true, "Where the risk was found"),
        .text("source_reference", \.sourceReference, max: 200, "Which assessment, incident, audit or ticket"),
        .text(
            "text", \.text, max: 20_000, required: true, lines: .many,
            "The statement that the client accepts or declines"),
        .day("review_on", \.reviewOn, "When an acceptance is looked at again"),
        .day("due_on", \.dueOn, "By when an answer is wanted"),
        .text("presented_by", \.presentedBy, max: 200, required: true, "Who presents it"),
        .instant("presented_at", \.presentedAt, "When it was presented"),
        .text("decided_by", \.decidedBy, max: 200, "Who decided, where that happened outside the portal"),
        .instant("decided_at", \.decidedAt, "When that was"),
        .text("decision_reason", \.decisionReason, max: 2000, lines: .many, "Why it was decided so"),
    ])
}
