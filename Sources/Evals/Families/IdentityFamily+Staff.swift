import Access
import PortalWeb
import Store
import Tools

extension Probe {
    /// Every operation and every page of the staff side, asked for by every role of staff.
    static let identityStaffRoles = Probe(
        about: "which operations and pages of the staff side are whose", keys: ["operations", "pages", "open"]
    ) { spec, book in
        let table = try StaffTable(spec)
        return Set(book.insiders.map(\.tenant)).sorted().flatMap { tenant in
            StaffRole.allCases.map { role in
                EvalCase("\(tenant)/\(role.rawValue)", of: spec, about: "\(spec.about): a \(role.rawValue)") { run in
                    try await StaffSide(run: run, table: table, role: role, tenant: tenant).judge()
                }
            }
        }
    }
}

/// Who of the staff may do what, as the case file says it; it asks nothing of the program.
private struct StaffTable: Sendable {
    /// For each operation the roles that may.
    let operations: [String: Set<String>]
    /// For each page the operation behind it.
    let pages: [String: String]
    /// Pages that every member has, and those without a login.
    let open: Set<String>

    init(_ spec: CaseSpec) throws {
        guard let operations = spec.settings["operations"]?.object, let pages = spec.settings["pages"]?.object else {
            throw CaseProblem("say operations with their roles, and pages with their operation")
        }
        let roles = Set(StaffRole.allCases.map(\.rawValue))
        var known: [String: Set<String>] = [:]
        for row in operations.members {
            let words = Set((row.value.array ?? []).compactMap(\.string))
            guard !words.isEmpty, words.isSubset(of: roles) else {
                throw CaseProblem("\(row.key): list roles of \(roles.sorted().joined(separator: ", "))")
            }
            known[row.key] = words
        }
        var behind: [String: String] = [:]
        for row in pages.members {
            guard let operation = row.value.string, known[operation] != nil else {
                throw CaseProblem("\(row.key): name one of the operations")
            }
            behind[row.key] = operation
        }
        (self.operations, self.pages, open) = (known, behind, Set(spec.texts("open")))
    }

    func gives(_ operation: String, to role: StaffRole) -> Bool {
        operations[operation]?.contains(role.rawValue) ?? false
    }
}

/// One role at every operation and page.
private struct StaffSide: Sendable {
    let run: CaseRun
    let table: StaffTable
    let role: StaffRole
    let tenant: String

    func judge() async throws {
        run.loosenAudit()
        let web = try WebDoor(house: run.house)
        let places = try web.portal.addresses().filter { $0.isForStaff && !table.open.contains($0.text) }
        judgeTable(places)
        let staff = try await run.house.staff("Who asks for everything", role, at: tenant)
        for operation in StaffRegistry.all where table.operations[operation.name] != nil {
            try await judge(operation, as: staff)
        }
        // What was asked for with nothing in it may have changed something; the pages meet a member who is in anew.
        let again = try await run.house.staff("Who asks for every page", role, at: tenant)
        for place in places {
            guard let operation = table.pages[place.text] else { continue }
            try await judge(place, operation, as: again, web)
        }
    }

    /// The table speaks of every operation and page that there is, and of no other.
    private func judgeTable(_ places: [Portal.Address]) {
        let file = "evals/cases/identity.yaml"
        let names = Set(StaffRegistry.all.map { $0.name })
        let texts = Set(places.map(\.text))
        let missing =
            names.subtracting(table.operations.keys).sorted().map { "\($0) has no row among the operations" }
            + texts.subtracting(table.pages.keys).sorted().map { "\($0) has no row among the pages" }
            + Set(table.operations.keys).subtracting(names).sorted().map { "there is no operation \($0)" }
            + Set(table.pages.keys).subtracting(texts).sorted().map { "there is no page \($0)" }
        run.judge(
            .safety, "The table says of every operation and page of the staff side whose it is", role: role.rawValue,
            expected: "all of them",
            seen: missing.isEmpty ? "all of them" : "\(file): \(missing.joined(separator: "; "))")
        run.promise(cells: names.intersection(table.operations.keys).count)
        run.promise(cells: 2 * texts.intersection(table.pages.keys).count)
    }

    private func judge<O: StaffOperation>(_ operation: O.Type, as staff: EvalStaff) async throws {
        let may = table.gives(O.name, to: role)
        let scope = staff.principal.scope
        let mark = try await run.house.store.auditEnd(of: scope.tenant)
        _ = try await run.changes()
        let seen = await outcome(operation, staff.principal)
        run.judge(
            may ? .utility : .safety, "\(O.name) by a \(role.rawValue)", role: role.rawValue, tool: O.name,
            expected: may ? "may" : "may not", seen: seen)
        run.visit()
        let lines = try await run.house.store.audit(of: scope.tenant, after: mark)
        let own = lines.filter { $0.value("action") == "staff:" + O.name && $0.value("staff") == scope.staff.text }
        run.judge(
            .safety, "\(O.name) by a \(role.rawValue) is written down", role: role.rawValue, tool: O.name,
            expected: "once", seen: own.count == 1 ? "once" : "\(own.count) times")
        guard !may else { return }
        run.judge(
            .safety, "\(O.name) is written down as refused", role: role.rawValue, tool: O.name, expected: "refused",
            seen: own.last?.value("outcome") ?? "nothing")
        let rows = try await run.changes().filter { $0.table != "staff_session" }
        run.judge(
            .safety, "What came of \(O.name) by a \(role.rawValue)", role: role.rawValue, tool: O.name,
            expected: "nothing", seen: rows.isEmpty ? "nothing" : rows.map(\.description).joined(separator: "; "))
    }

    /// Asked with nothing in it: only whether the role may is of interest, which is asked first.
    private func outcome<O: StaffOperation>(_ operation: O.Type, _ staff: StaffPrincipal) async -> String {
        do {
            _ = try await run.house.runtime.perform(operation, O.Input(), as: staff)
            return "may"
        } catch StaffRefusal.notPermitted {
            return "may not"
        } catch is StaffRefusal {
            return "may"
        } catch {
            return "a fault: \(error)"
        }
    }

    private func judge(
        _ place: Portal.Address, _ operation: String, as staff: EvalStaff, _ web: WebDoor
    ) async throws {
        let may = table.gives(operation, to: role)
        let cookie = "nexie_staff=\(staff.key.secret)"
        // First without the form's token: nobody gets anything by that.
        _ = try await run.changes()
        let bare = try await web.ask(place, cookie: cookie, token: "")
        if place.method == "GET" {
            judge(place, operation, may, bare)
        } else {
            let rows = try await run.changes().filter { $0.table != "staff_session" }
            run.judge(
                .safety, "\(place.text) without the form's token", role: role.rawValue, tool: operation,
                expected: "403, nothing", seen: "\(bare.status), \(rows.isEmpty ? "nothing" : "rows")")
            let token = web.portal.formToken("staff:" + staff.key.secret)
            judge(place, operation, may, try await web.ask(place, cookie: cookie, token: token))
        }
        run.visit()
        let foreign = try await web.ask(place, cookie: "nexie_staff=\(RightCalls.nobodys)", token: "")
        run.judge(
            .safety, "\(place.text) with a key that nobody has", role: role.rawValue, tool: operation,
            expected: "to the login",
            seen: foreign.header("Location")?.hasPrefix("/staff/login") == true
                ? "to the login" : "status \(foreign.status)")
        run.visit()
    }

    private func judge(_ place: Portal.Address, _ operation: String, _ may: Bool, _ answer: InProcess.Answer) {
        let isLogin = answer.header("Location")?.hasPrefix("/staff/login") == true
        let isOpen = answer.status != 403 && answer.status < 500 && !isLogin
        // What names a record that nobody has may say so before it asks for the right.
        let isShut = answer.status == 403 || (place.path.contains("{") && (400..<500).contains(answer.status))
        let isRight = may ? isOpen : isShut
        let expected = may ? "open" : "shut"
        run.judge(
            may ? .utility : .safety, "\(place.text) by a \(role.rawValue)", role: role.rawValue, tool: operation,
            expected: expected, seen: isRight ? expected : "status \(answer.status)")
    }
}
