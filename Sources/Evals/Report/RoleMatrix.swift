/// The table of roles and tools, in the order in which they were first met.
struct RoleMatrix {
    let roles: [String]
    let tools: [String]
    private let cells: [Place: MatrixCell]

    private struct Place: Hashable {
        let role: String
        let tool: String
    }

    init(_ cells: [MatrixCell]) {
        roles = Self.once(cells.map(\.role))
        tools = Self.once(cells.map(\.tool))
        self.cells = Dictionary(cells.map { (Place(role: $0.role, tool: $0.tool), $0) }) { first, second in
            var sum = first
            sum.given += second.given
            sum.refused += second.refused
            sum.wrong += second.wrong
            return sum
        }
    }

    /// What came of that role's tries of that tool; empty when there were none.
    func cell(_ role: String, _ tool: String) -> MatrixCell {
        cells[Place(role: role, tool: tool)] ?? MatrixCell(role: role, tool: tool)
    }

    /// The name as a reader sees it.
    static func title(ofTool tool: String) -> String { tool == "-" ? "no tool" : ShownText.line(tool, most: 80) }

    private static func once(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
