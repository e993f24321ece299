import Tools

/// What came of a tool, read strictly.
struct Outcome: Sendable, Hashable {
    /// The tool's name.
    let tool: String
    /// What it answered; nil when it was refused or can't be read.
    let json: JSONValue?
    /// Why it was refused, as a fixed word; nil when it was not.
    let refusal: String?

    private static let limits = StrictJSON.Limits(bytes: 64 * 1024, depth: 8, text: 64 * 1024, members: 2000)

    init(_ result: ToolResult) {
        let read = try? StrictJSON.parse(result.json, limits: Self.limits)
        tool = result.name
        json = result.isError || read?.object == nil ? nil : read
        refusal = result.isError ? read?["error"]?.string ?? "" : nil
    }

    /// Whether there is no such record for this person.
    var isNotFound: Bool { refusal == "not_found" }
}
