import Access
import CJansson

/// Reads JSON that a stranger wrote: whatever the bytes are, the answer is one exact value or one reason.
///
/// Refused are duplicate names, NUL, invalid UTF-8, lone surrogates, numbers out of range and anything after the value.
public enum StrictJSON {
    /// The value that the bytes spell; throws the reason when they break the grammar or a limit.
    public static func parse(
        _ bytes: some Collection<UInt8>, limits: Limits = .toolInput
    ) throws(JSONProblem) -> JSONValue {
        guard !bytes.isEmpty else { throw JSONProblem("There is no JSON at all.") }
        guard bytes.count <= limits.bytes else { throw JSONProblem("This is longer than \(limits.bytes) bytes.") }
        let outcome =
            bytes.withContiguousStorageIfAvailable { read($0, limits) }
            ?? Array(bytes).withUnsafeBufferPointer { read($0, limits) }
        return try outcome.get()
    }

    /// The value that the text spells; throws the reason when it breaks the grammar or a limit.
    public static func parse(_ text: String, limits: Limits = .toolInput) throws(JSONProblem) -> JSONValue {
        try parse(text.utf8, limits: limits)
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: Limits) -> Result<JSONValue, JSONProblem> {
        Result { () throws(JSONProblem) in
            guard !JSONScan.isDeeper(than: limits.depth, bytes) else {
                throw JSONProblem("Brackets are nested more than \(limits.depth) deep.")
            }
            var fault = json_error_t()
            let flags =
                Int(JSON_DECODE_ANY) | (Faults.has(.duplicateKeysTaken) ? 0 : Int(JSON_REJECT_DUPLICATES))
                | (Faults.has(.nulTaken) ? Int(JSON_ALLOW_NUL) : 0)
            let root = bytes.withMemoryRebound(to: CChar.self) { json_loadb($0.baseAddress, $0.count, flags, &fault) }
            guard let root else { throw problem(fault, bytes) }
            defer { json_decref(root) }
            return try Reader(limits: limits).value(root, in: nil)
        }
    }

    private static func problem(_ fault: json_error_t, _ bytes: UnsafeBufferPointer<UInt8>) -> JSONProblem {
        var fault = fault
        let position = max(0, Int(fault.position))
        let code = json_error_code(&fault)
        return JSONProblem(reason(code, position, of: bytes.count), field: name(bytes, after: position))
    }

    private static func name(_ bytes: UnsafeBufferPointer<UInt8>, after position: Int) -> String? {
        guard let place = JSONScan.member(bytes, after: position) else { return nil }
        let limits = Limits(bytes: place.count, depth: 0, text: place.count, members: 0)
        return try? read(UnsafeBufferPointer(rebasing: bytes[place]), limits).get().string
    }

    private static func reason(_ code: json_error_code, _ position: Int, of count: Int) -> String {
        switch code {
        case json_error_duplicate_key: "This name appears twice."
        case json_error_numeric_overflow: "This number is out of range."
        case json_error_null_character, json_error_null_byte_in_key: "The NUL character is not allowed."
        case json_error_invalid_utf8: "Byte \(position) is not valid UTF-8."
        case json_error_premature_end_of_input where position >= count: "The JSON ends before it is complete."
        case json_error_end_of_input_expected: "Something follows the JSON value at byte \(position)."
        default: "The JSON is malformed at byte \(position)."
        }
    }
}

/// Turns what the parser built into values of ours, holding it against the limits.
private struct Reader {
    let limits: StrictJSON.Limits

    func value(_ node: UnsafeMutablePointer<json_t>, in field: String?) throws(JSONProblem) -> JSONValue {
        switch node.pointee.type {
        case JSON_OBJECT: .object(try object(node, in: field))
        case JSON_ARRAY: .array(try array(node, in: field))
        case JSON_STRING: .string(try text(json_string_value(node), json_string_length(node), in: field))
        case JSON_INTEGER: .integer(Int64(json_integer_value(node)))
        case JSON_REAL: .real(json_real_value(node))
        case JSON_TRUE: .bool(true)
        case JSON_FALSE: .bool(false)
        default: .null
        }
    }

    private func object(
        _ node: UnsafeMutablePointer<json_t>, in field: String?
    ) throws(JSONProblem) -> JSONObject {
        var members = JSONObject()
        members.reserve(try allowed(json_object_size(node), in: field))
        var place = json_object_iter(node)
        while let member = place {
            let key = try text(json_object_iter_key(member), json_object_iter_key_len(member), in: field)
            guard let child = json_object_iter_value(member) else { throw JSONProblem("A value is missing.") }
            guard members.add(key, try value(child, in: key)) else {
                throw JSONProblem("This name appears twice.", field: key)
            }
            place = json_object_iter_next(node, member)
        }
        return members
    }

    private func array(
        _ node: UnsafeMutablePointer<json_t>, in field: String?
    ) throws(JSONProblem) -> [JSONValue] {
        var elements: [JSONValue] = []
        let count = try allowed(json_array_size(node), in: field)
        elements.reserveCapacity(count)
        for index in 0..<count {
            guard let child = json_array_get(node, index) else { throw JSONProblem("A value is missing.") }
            elements.append(try value(child, in: field))
        }
        return elements
    }

    private func allowed(_ count: Int, in field: String?) throws(JSONProblem) -> Int {
        guard count <= limits.members else {
            throw JSONProblem("More than \(limits.members) values stand side by side.", field: field)
        }
        return count
    }

    private func text(
        _ start: UnsafePointer<CChar>?, _ count: Int, in field: String?
    ) throws(JSONProblem) -> String {
        guard count <= limits.text else {
            throw JSONProblem("This text is longer than \(limits.text) bytes.", field: field)
        }
        let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
        guard let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else {
            throw JSONProblem("This text is not valid UTF-8.", field: field)
        }
        return text
    }
}
