import Access

/// The declaration of a tool's input, from which parsing, checking and the schema are all made.
public struct InputForm<Input: ToolInput>: Sendable {
    /// The fields in the order of the declaration.
    public let fields: [InputField<Input>]
    /// The JSON Schema (2020-12) that a model is told: an object, closed, without the fields that are for pages only.
    public let schema: JSONValue
    private let told: [InputField<Input>]

    /// A form of those fields; no two may have the same name.
    public init(_ fields: [InputField<Input>]) {
        assert(Set(fields.map(\.name)).count == fields.count, "two fields of one name")
        self.fields = fields
        told = fields.filter { $0.door == .every }
        schema = Self.schema(of: told)
    }

    /// Characters (Unicode scalars) that a text field takes at most; nil where there is no such field or no such limit.
    public func longest(_ name: String) -> Int? {
        fields.first { $0.name == name }?.schema["maxLength"]?.integer.map(Int.init)
    }

    /// The input that a model's bytes spell; throws every problem that they have.
    public func parse(
        bytes: some Collection<UInt8>, limits: StrictJSON.Limits = .toolInput
    ) throws(InputProblems) -> Input {
        let json: JSONValue
        do throws(JSONProblem) {
            json = try StrictJSON.parse(bytes, limits: limits)
        } catch {
            throw InputProblems([FieldProblem(error.field ?? "", error.reason)])
        }
        return try parse(json: json)
    }

    /// The input that a model's JSON spells; throws every problem that it has.
    ///
    /// Refused are unknown names, other types, missing required fields, and whatever `check` refuses too.
    public func parse(json: JSONValue) throws(InputProblems) -> Input {
        guard case .object(let object) = json else {
            throw InputProblems([FieldProblem("", "Send one JSON object.")])
        }
        var input = Input()
        var problems: [FieldProblem] = []
        for field in readable {
            do throws(FieldRefusal) {
                try read(field, object, &input)
            } catch {
                problems.append(FieldProblem(field.name, error.reason))
            }
        }
        if !Faults.has(.unknownKeysTaken) { problems += strangers(in: object) }
        guard problems.isEmpty else { throw InputProblems(problems) }
        return input
    }

    /// A typed input that a page made, tidied; throws every problem that it has, by the same rules as for JSON.
    public func check(_ input: Input) throws(InputProblems) -> Input {
        var input = input
        var problems: [FieldProblem] = []
        for field in fields {
            do throws(FieldRefusal) {
                try field.check(&input)
            } catch {
                problems.append(FieldProblem(field.name, error.reason))
            }
        }
        guard problems.isEmpty else { throw InputProblems(problems) }
        return input
    }

    /// The input as the JSON that would be parsed into it: required fields, and those that differ from the default.
    public func json(of input: Input) -> JSONValue {
        var object = JSONObject()
        let blank = Input()
        for field in told {
            let value = field.show(input)
            if field.required || value != field.show(blank) { object.set(field.name, value) }
        }
        return .object(object)
    }

    private var readable: [InputField<Input>] { Faults.has(.pageFieldsForModels) ? fields : told }

    private func read(
        _ field: InputField<Input>, _ object: JSONObject, _ input: inout Input
    ) throws(FieldRefusal) {
        if let value = object.value(of: field.name), !value.isNull {
            try field.read(value, &input)
        } else if field.required, !Faults.has(.requiredUnasked) {
            throw .missing
        }
    }

    private func strangers(in object: JSONObject) -> [FieldProblem] {
        object.keys.filter { key in !readable.contains { $0.isCalled(key) } }.map { key in
            let meant = told.first { $0.name == key.lowercased() }
            let hint = meant.map { "; the name is \($0.name)" } ?? ""
            return FieldProblem(key.echoed, "There is no such field\(hint).")
        }
    }

    private static func schema(of fields: [InputField<Input>]) -> JSONValue {
        let properties = JSONObject(fields.map { ($0.name, .object($0.schema)) })
        let required = fields.filter(\.required).map { JSONValue.string($0.name) }
        var schema: JSONObject = ["type": "object", "properties": .object(properties)]
        if !required.isEmpty { schema.set("required", .array(required)) }
        schema.set("additionalProperties", false)
        return .object(schema)
    }
}

extension JSONObject {
    fileprivate func value(of name: String) -> JSONValue? {
        self[name] ?? (Faults.has(.keysFolded) ? members.first { $0.key.lowercased() == name }?.value : nil)
    }
}
