/// Another rule's value, or nothing where the field is not required.
struct OptionalRule<Rule: FieldRule>: FieldRule where Rule.Value: Sendable {
    let rule: Rule

    func read(_ json: JSONValue) throws(FieldRefusal) -> Rule.Value? { try rule.read(json) }

    func accept(_ value: Rule.Value?, required: Bool) throws(FieldRefusal) -> Rule.Value? {
        guard let value else {
            if required { throw .missing }
            return nil
        }
        return try rule.accept(value, required: required)
    }

    func show(_ value: Rule.Value?) -> JSONValue { value.map(rule.show) ?? .null }

    func schema(standard: Rule.Value??) -> JSONObject { rule.schema(standard: standard ?? nil) }
}
