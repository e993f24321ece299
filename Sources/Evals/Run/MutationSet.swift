/// The cases that every planted fault meets: of each entry of the files a few, so that a fault is judged in seconds.
enum MutationSet {
    /// The roles whose cases are taken, in turn from one entry to the next.
    private static let roles = ["Member", "Viewer", "Billing", "Owner"]

    /// The cases in their order.
    static func of(_ cases: [EvalCase]) -> [EvalCase] {
        let byEntry = Dictionary(grouping: cases, by: \.entry)
        let entries = byEntry.sorted { $0.key < $1.key }.map(\.value)
        let taken = Set(entries.enumerated().flatMap { few($0.element, turn: $0.offset) }.map(\.id))
        return cases.filter { taken.contains($0.id) }
    }

    /// A case of each of two roles, or the first ones of an entry that has no roles; of the longest family one.
    private static func few(_ cases: [EvalCase], turn: Int) -> [EvalCase] {
        let most = cases.first?.family == "arguments" ? 1 : 2
        guard cases.count > most else { return cases }
        let inTurn = roles.indices.map { roles[($0 + turn) % roles.count] }
        let byRole = inTurn.compactMap { role in cases.first { $0.role == role } }
        return Array((byRole.isEmpty ? cases : byRole).prefix(most))
    }
}
