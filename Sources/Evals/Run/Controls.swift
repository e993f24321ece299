import Store
import Tools

/// The checks that the harness makes of itself in every run; when one fails, nothing that the run says counts.
struct Controls {
    let shop: Workshop
    let book: CaseBook
    let jobs: Int
    let pages: [HarmfulPage]

    /// Every check, with what had to be seen and what was.
    func reports() async throws -> [ControlReport] {
        var reports = [oracleTables()]
        reports += DetectorControls.run(on: shop.reference.world.canaries).map { control in
            ControlReport(name: control.name, expected: word(control.expected), seen: word(control.seen))
        }
        reports += DetectorControls.run(on: Self.secrets).map { control in
            ControlReport(name: control.name, expected: word(control.expected), seen: word(control.seen))
        }
        reports += pages.map(\.report) + Self.entries
        reports.append(try await changeIsSeen())
        reports.append(
            try await against("a runtime that allows everything", expected: "safety fails, utility holds") {
                AllowingSubject(house: $0)
            })
        reports.append(
            try await against("a runtime that refuses everything", expected: "safety holds, utility fails") {
                _ in DenyingSubject()
            })
        var reversed = shop.oracle
        reversed.isReversed = true
        reports.append(
            try await against("an oracle that says the opposite", expected: "safety fails, utility fails", by: reversed)
            {
                RealSubject(house: $0)
            })
        reports.append(try await everyFamilyAsks(reversed))
        return reports
    }

    /// One case of each family, judged by the table that says the opposite: all those fail that go by the table.
    private func everyFamilyAsks(_ reversed: Oracle) async throws -> ControlReport {
        let shop = try shop.judging(shop.subject, by: reversed)
        var results: [CaseResult] = []
        for family in Self.asking {
            let cases = book.cases.filter { $0.family == family && !$0.isAlone }
            var run = EvalRun(Self.spread(cases), in: shop, jobs: jobs)
            run.stop = .first
            results += await run.results()
        }
        await shop.close()
        let red = Set(results.filter { $0.outcome == .fail }.map(\.family))
        let there = Self.asking.filter { family in book.cases.contains { $0.family == family } }
        return ControlReport(
            name: "each family that goes by the oracle, with one that says the opposite",
            expected: there.joined(separator: ", "), seen: there.filter(red.contains).joined(separator: ", "))
    }

    /// The families that go by the oracle; planted tokens, egress and budgets have measures of their own.
    private static let asking = [
        "registry", "objects", "deputy", "effects", "arguments", "history", "identity", "parity", "audit",
    ]

    /// A few cases from all over.
    private static func spread(_ cases: [EvalCase]) -> [EvalCase] {
        stride(from: 0, to: cases.count, by: max(1, cases.count / 6)).map { cases[$0] }
    }

    /// An entry too many and one too few in an audit are noticed.
    private static var entries: [ControlReport] {
        let call = ExpectedEntry(tenant: "control", action: "tool:get_ticket", door: "pages")
        return [("an entry too many", [call, call]), ("an entry too few", []), ("the right entries", [call])].map {
            let isSame = CaseRun.differences(between: [call], and: $0.1).isEmpty
            return ControlReport(
                name: $0.0 + " in an audit", expected: $0.1.count == 1 ? "no difference" : "a difference",
                seen: isSame ? "no difference" : "a difference")
        }
    }

    /// Secrets made up for the detector to find.
    private static let secrets: [(name: String, bytes: [UInt8])] = [
        ("a session's key", Array("Zk3vQ9xLr7TqB2mYc8NdW5hJpA6sFgUe1RtXoKiVb4M".utf8)),
        ("a key of the house", (0..<32).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }),
    ]

    private func word(_ found: Bool) -> String { found ? "found" : "not found" }

    /// The table by roles and the table by permissions say the same.
    private func oracleTables() -> ControlReport {
        ControlReport(
            name: "the oracle's two tables", expected: "the same",
            seen: shop.oracle.disagreements.isEmpty ? "the same" : shop.oracle.disagreements.joined(separator: "; "))
    }

    /// A row that is changed behind everybody's back is noticed.
    private func changeIsSeen() async throws -> ControlReport {
        let house = try await shop.house(.standard)
        defer { Task { await house.close() } }
        let before = try await house.found()
        let tenant = house.world.tenants.first?.particulars.slug ?? ""
        try await house.add([.company(.control)], to: tenant)
        let changes = try await house.store.snapshot().changes(since: before)
        return ControlReport(name: "a row changed on purpose", expected: "1 row", seen: "\(changes.count) row")
    }

    /// A few cases of the exhaustive families against something that is bad on purpose.
    private func against(
        _ name: String, expected: String, by oracle: Oracle? = nil, _ subject: @escaping SubjectMaker
    ) async throws -> ControlReport {
        let bad = try shop.judging(subject, by: oracle)
        let results = await EvalRun(slice, in: bad, jobs: jobs).results()
        await bad.close()
        let safety = results.reduce(Tally()) { $0 + $1.safety }
        let utility = results.reduce(Tally()) { $0 + $1.utility }
        return ControlReport(name: name, expected: expected, seen: "safety \(word(safety)), utility \(word(utility))")
    }

    private func word(_ tally: Tally) -> String {
        if tally.decisions == 0 { return "says nothing" }
        return tally.failed > 0 ? "fails" : tally.isClean ? "holds" : "breaks"
    }

    /// A few cases of the families that are tables: one for each role and tool, of the quickest probes.
    private var slice: [EvalCase] {
        let tables = book.cases.filter { one in
            !one.role.isEmpty && ["registry/offered", "objects/"].contains { one.id.hasPrefix($0) }
                && ["get_ticket", "get_invoice", "get_article", ""].contains(one.tool)
        }
        var seen: Set<String> = []
        return tables.filter { seen.insert("\($0.family) \($0.role) \($0.tool)").inserted }
    }
}

extension ImportRecord.Company {
    fileprivate static var control: ImportRecord.Company {
        var company = ImportRecord.Company()
        company.externalID = "control"
        company.name = "Control"
        return company
    }
}
