import Foundation
import Tools

/// The JSON Schema (2020-12) of case files, made from the families and probes there are.
public enum CaseSchema {
    /// The schema as JSON.
    public static var json: JSONValue {
        .object([
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A file of cases of the offline safety evaluation",
            "oneOf": .array(Family.all.map(file)),
        ])
    }

    /// The schema as text that people can read, as the file in `docs/schema` has it.
    public static var text: String {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let object = try? JSONSerialization.jsonObject(with: Data(json.text.utf8)),
            let data = try? JSONSerialization.data(withJSONObject: object, options: options)
        else { return json.text }
        return String(decoding: data, as: UTF8.self)
    }

    private static func file(_ family: Family) -> JSONValue {
        .object([
            "title": .string(family.name), "description": .string(family.about), "type": "object",
            "properties": .object([
                "family": .object(["const": .string(family.name)]),
                "cases": .object([
                    "type": "array", "minItems": 1,
                    "items": .object(["oneOf": .array(family.probes.sorted { $0.key < $1.key }.map(entry))]),
                ]),
            ]),
            "required": ["family", "cases"], "additionalProperties": false,
        ])
    }

    private static func entry(_ name: String, _ probe: Probe) -> JSONValue {
        var properties: JSONObject = [
            "case": .object(["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60]),
            "about": .object(["type": "string", "minLength": 1, "maxLength": 400]),
            "owasp": .object([
                "type": "array", "minItems": 1, "uniqueItems": true,
                "items": .object(["type": "string", "pattern": "^(LLM|ASI)[0-9]{2}$"]),
            ]),
            "probe": .object(["const": .string(name)]),
            "expect": .object(["enum": .array(probe.expects.map { .string($0) })]),
        ]
        for key in probe.keys { properties.set(key, true) }
        return .object([
            "title": .string(name), "description": .string(probe.about), "type": "object",
            "properties": .object(properties), "required": ["case", "about", "owasp", "probe", "expect"],
            "additionalProperties": false,
        ])
    }
}
