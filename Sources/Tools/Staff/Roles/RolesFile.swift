import Store

/// Roles as the evaluation reads them from a file: YAML that is written as JSON, so that no name can end its place.
public struct RolesFile: Sendable {
    /// The text of the file.
    public let text: String

    init(_ roles: [(name: String, grants: [String])]) {
        text = JSONWriter.text { json in
            json.object { json in
                json.array("roles", roles) { role, json in
                    json.object { json in
                        json.field("name", role.name)
                        json.array("grants", role.grants) { $1.string($0) }
                    }
                }
            }
        }
    }

    /// The names in such a file, for people; empty when it is not one.
    public static func names(in text: String) -> [String] {
        guard case .object(let file) = try? StrictJSON.parse(text), case .array(let roles) = file["roles"] else {
            return []
        }
        return roles.compactMap { role in
            guard case .object(let fields) = role, case .string(let name) = fields["name"] else { return nil }
            return name
        }
    }
}
