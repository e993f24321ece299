import Foundation
import Tools

/// The part of JSON Schema that the report's schema uses; a keyword beyond it is itself a fault.
struct ReportSchema {
    let root: JSONValue

    /// The schema of the repository.
    static func ofReport() throws -> ReportSchema {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../../docs/schema/eval-report.schema.json").standardized
        return ReportSchema(root: try parsed(Array(Data(contentsOf: file))))
    }

    static func parsed(_ bytes: [UInt8]) throws -> JSONValue {
        try StrictJSON.parse(bytes, limits: .init(bytes: 1 << 24, depth: 30, text: 1 << 20, members: 1 << 20))
    }

    /// What is wrong with the value, each with its place.
    func faults(_ value: JSONValue) -> [String] { faults(value, root, "report") }

    private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        guard let members = schema.object?.members else { return ["\(place): the schema is no object"] }
        return members.flatMap { faults(value, $0.key, $0.value, schema, place) }
    }

    private func faults(
        _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, _ place: String
    ) -> [String] {
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description": []
        case "$ref": faults(value, definition(rule.string ?? ""), place)
        case "type": isOf(rule.string ?? "", value) ? [] : ["\(place): not of type \(rule)"]
        case "enum": rule.array?.contains(value) == true ? [] : ["\(place): none of the words"]
        case "minimum": (value.real ?? -1) >= (rule.real ?? 0) ? [] : ["\(place): too small"]
        case "maximum": (value.real ?? 101) <= (rule.real ?? 0) ? [] : ["\(place): too large"]
        case "pattern": value.string?.wholeMatch(of: #/[0-9]{1,20}/#) != nil ? [] : ["\(place): not digits"]
        case "items":
            (value.array ?? []).enumerated().flatMap { faults($0.element, rule, "\(place)[\($0.offset)]") }
        case "required":
            (rule.array ?? []).compactMap(\.string).filter { value[$0] == nil }.map { "\(place): \($0) is missing" }
        case "properties":
            (rule.object?.members ?? []).flatMap { member in
                value[member.key].map { faults($0, member.value, "\(place).\(member.key)") } ?? []
            }
        case "additionalProperties":
            (value.object?.keys ?? []).filter { schema["properties"]?[$0] == nil }.map { "\(place): \($0) is unknown" }
        default: ["\(place): the schema uses \(keyword)"]
        }
    }

    private func definition(_ reference: String) -> JSONValue {
        root["$defs"]?[String(reference.dropFirst("#/$defs/".count))] ?? .null
    }

    private func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch type {
        case "object": value.object != nil
        case "array": value.array != nil
        case "string": value.string != nil
        case "integer": value.integer != nil
        case "number": value.real != nil
        case "boolean": value.bool != nil
        default: false
        }
    }
}
