import Access
import Concierge
import HTTPTypes
import Hummingbird
import Tools

/// The page on which staff set up how Nexie talks, and what that may cost.
struct NexieSettingsPages {
    let portal: Portal

    /// `GET /staff/settings`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let done = Done(rawValue: try FormValues(query: request)["done"])
        return try await page(SettingsVisit(done?.notice), context)
    }

    /// `POST /staff/settings/key`: no page holds the key, so that a proof which is too old is asked for beside it.
    func setKey(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        let staff: StaffPrincipal
        switch try await portal.proved(context) {
        case .as(let fresh): staff = fresh
        case .wrong:
            return try await page(
                refused(.key, [FieldProblem("proof", "This is not right. Paste the key once more too.")], context),
                context)
        }
        do {
            _ = try await portal.runtime.perform(SetClaudeKey.self, .init(key: form["key"]), as: staff)
            return done(.key)
        } catch StaffRefusal.needsProof {
            return try await page(
                refused(
                    .key, [FieldProblem("proof", "Show that it is you, and paste the key once more.")], context),
                context)
        } catch StaffRefusal.invalid(let problems) {
            return try await page(refused(.key, problems.problems, context), context, as: staff)
        } catch StaffRefusal.conflict(let reason) {
            return try await page(SettingsVisit(conflict: reason), context, as: staff)
        }
    }

    /// `POST /staff/settings/key/remove`
    func removeKey(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(RemoveClaudeKey.self, NoInput(), at: .page("/staff/settings/key/remove"), .removed, context)
    }

    /// `POST /staff/settings/key/try`: the asking happens here, while no row of the database is held.
    func tryKey(_ request: Request, _ context: StaffContext) async throws -> Response {
        do {
            _ = try await portal.runtime.perform(TryClaude.self, NoInput(), as: context.staff)
        } catch StaffRefusal.conflict(let reason) {
            return try await page(SettingsVisit(conflict: reason), context)
        }
        let trial = await portal.care?.trial(of: context.staff.scope.tenant) ?? .noKey
        return try await page(SettingsVisit(Self.notice(of: trial)), context)
    }

    /// `POST /staff/settings/claude`
    func setClaude(_ request: Request, _ context: StaffContext) async throws -> Response {
        let form = context.form
        var input = SetClaude.Input()
        input.model = form["model"]
        input.effort = SetClaude.Effort(rawValue: form["effort"]) ?? .none
        input.mostOutput = Int64(form["most_output"]) ?? 0
        return try await act(
            SetClaude.self, input, at: .page("/staff/settings/claude"), .claude, context, part: .claude)
    }

    /// `POST /staff/settings/guide`
    func setGuide(_ request: Request, _ context: StaffContext) async throws -> Response {
        let input = SetGuide.Input(isAllowed: context.form["allowed"] == "1")
        return try await act(
            SetGuide.self, input, at: .page("/staff/settings/guide"), input.isAllowed ? .guideOn : .guideOff, context)
    }

    /// `POST /staff/settings/budgets`
    func setBudget(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = BudgetInput(context.form)
        input.most = Amounts.read(BudgetInput.amount(context.form), input.measure) ?? -1
        return try await act(
            SetBudget.self, input, at: .page("/staff/settings/budgets"), .budget, context, part: .budget)
    }

    /// `POST /staff/settings/budgets/clear`
    func clearBudget(_ request: Request, _ context: StaffContext) async throws -> Response {
        try await act(
            ClearBudget.self, BudgetInput(context.form), at: .page("/staff/settings/budgets/clear"), .cleared, context)
    }

    private func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, at action: Link, _ done: Done, _ context: StaffContext,
        part: SettingsVisit.Part? = nil
    ) async throws -> Response {
        do {
            switch try await portal.act(operation, input, context, at: action) {
            case .done: return self.done(done)
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.conflict(let reason) {
            return try await page(SettingsVisit(conflict: reason), context)
        } catch StaffRefusal.invalid(let problems) {
            guard let part else { throw StaffRefusal.invalid(problems) }
            return try await page(refused(part, problems.problems, context), context)
        }
    }

    private func done(_ done: Done) -> Response { .see(.page("/staff/settings", query: ["done": done.rawValue])) }

    private func refused(
        _ part: SettingsVisit.Part, _ problems: [FieldProblem], _ context: StaffContext
    ) -> SettingsVisit {
        SettingsVisit(refused: part, context.form, InputProblems(problems))
    }

    private func page(
        _ visit: SettingsVisit, _ context: StaffContext, as member: StaffPrincipal? = nil
    ) async throws -> Response {
        let staff = member ?? context.staff
        let settings = try await portal.runtime.perform(GetSettings.self, NoInput(), as: staff)
        let (runtime, claude) = (portal.runtime, settings.claude)
        var page = portal.staffFrame("Settings", at: .settings, for: context)
        page.notices = visit.notices
        let view = NexieSettingsView(
            settings: settings, visit: visit, mayChange: runtime.missing(SetClaude.self, for: staff) == nil,
            needsProof: !runtime.isFresh(staff), hasPrice: portal.care?.hasPrice(claude.model),
            leastForOne: portal.care?.mostOfShortest(model: claude.model, mostOutput: claude.mostOutput),
            csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: visit.status)
    }

    private static func notice(of trial: ModelTrial) -> Notice {
        switch trial {
        case .answered(let model, let seconds):
            let tenths = Int(min(max(seconds, 0), 3600) * 10 + 0.5)
            return Notice(
                .success, "Answered in \(tenths / 10).\(tenths % 10) s as model \(model)",
                text: "The key works, and the model takes this effort.")
        case .failed(let reason): return Notice(.danger, "Claude did not answer", text: reason)
        case .noKey: return Notice(.warning, "There is no key to try")
        case .busy: return Notice(.warning, "Somebody is trying it just now", text: "Wait a moment, then try again.")
        }
    }

    /// What was just done, for a word above the page.
    private enum Done: String {
        case key, removed, claude, guideOn, guideOff, budget, cleared

        var notice: Notice {
            switch self {
            case .key:
                Notice(.success, "The key is kept", text: "It counts from the next question on. Try it now, below.")
            case .removed: Notice(.success, "The key is taken away", text: "Nothing of it is left in the portal.")
            case .claude: Notice(.success, "Kept", text: "It counts from the next question on.")
            case .guideOn: Notice(.success, "The guide is on")
            case .guideOff: Notice(.success, "The guide is off")
            case .budget: Notice(.success, "The budget is kept", text: "It counts from the next question on.")
            case .cleared: Notice(.success, "The budget is taken away")
            }
        }
    }
}

extension BudgetInput {
    /// The budget that a form names; `who` is a holder, or a company's identifier behind `company-`.
    init(_ form: FormValues) {
        self.init()
        let who = form["who"]
        if let company = who.split(separator: "-", maxSplits: 1).dropFirst().first, who.hasPrefix("company-") {
            (holder, only) = (.company, String(company.prefix(40)))
        } else {
            holder = Budget.Holder(rawValue: who) ?? .contact
            only = String(form["only"].prefix(40))
        }
        measure = Budget.Measure(rawValue: form["measure"]) ?? .messages
        period = Budget.Period(rawValue: form["period"]) ?? .day
    }

    /// How much a form says, without what people write around numbers.
    static func amount(_ form: FormValues) -> String {
        String(form["most"].filter { !$0.isWhitespace && $0 != "$" && $0 != "," })
    }
}
