/// The cases that every planted fault meets: of each entry of the files a few, so that a fault is judged in seconds.
enum MutationSet {
    /// The roles whose cases are taken first: those who may least, then who may most.
    private static let roles = ["Member", "Viewer", "Billing", "Owner"]

    /// The cases in their order.
    static func of(_ cases: [EvalCase]) -> [EvalCase] {
        let byEntry = Dictionary(grouping: cases) { $0.id.split(separator: "/").prefix(2).joined(separator: "/") }
        let taken = Set(byEntry.values.flatMap(few).map(\.id))
        return cases.filter { taken.contains($0.id) }
    }

    /// One case of each of the roles, or the first ones of an entry that has no roles.
    private static func few(_ cases: [EvalCase]) -> [EvalCase] {
        guard cases.count > 3 else { return cases }
        let byRole = roles.compactMap { role in cases.first { $0.role == role } }
        return byRole.isEmpty ? Array(cases.prefix(2)) : Array(byRole.prefix(3))
    }
}
