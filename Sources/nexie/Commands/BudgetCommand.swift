import Access
import ArgumentParser
import Concierge
import Store
import Tools

/// Sets and lists how much of Nexie people may use.
struct BudgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget", abstract: "Set and list how much of Nexie people may use.",
        discussion: """
            A budget counts what Claude answers; the guide is free. It is each contact's, each company's or the whole \
            tenant's, and begins anew at midnight, or with the month, in the tenant's time zone. Works on the data folder \
            itself, so it refuses while the portal serves.
            """, subcommands: [Set.self, List.self])

    /// Sets one budget.
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Set a budget, or take it away with --none.")

        @Option(help: "The tenant's slug.")
        var tenant: String

        @Option(name: .customLong("for"), help: "Who shares it: contact, company or tenant.")
        var holder: String

        @Option(
            help: "Only the contact or company with this external id; its own budget takes the place of everybody's.")
        var only: String?

        @Option(help: "What is counted: messages, tokens or dollars.")
        var counts: String

        @Option(help: "When it begins anew: day or month.")
        var each: String

        @Option(help: "How many; dollars with up to six digits after the point.")
        var most: String?

        @Flag(help: "Take the budget away.")
        var none = false

        @OptionGroup var place: DataOptions

        private var measure: Budget.Measure? {
            counts == "dollars" ? .microDollars : counts == "micro_dollars" ? nil : Budget.Measure(rawValue: counts)
        }

        mutating func validate() throws {
            guard let holder = Budget.Holder(rawValue: holder) else {
                throw ValidationError("--for must be contact, company, tenant or preview.")
            }
            guard let measure else { throw ValidationError("--counts must be messages, tokens or dollars.") }
            guard Budget.Period(rawValue: each) != nil else { throw ValidationError("--each must be day or month.") }
            guard (most == nil) == none else { throw ValidationError("Give --most NUMBER, or --none.") }
            if let most, Amounts.read(most, measure) == nil { throw ValidationError("--most is no such number.") }
            if [.tenant, .preview].contains(holder), only != nil {
                throw ValidationError("--only is for contacts and companies.")
            }
        }

        mutating func run() async throws {
            guard let holder = Budget.Holder(rawValue: holder), let measure, let period = Budget.Period(rawValue: each)
            else { return }
            let amount = most.flatMap { Amounts.read($0, measure) }
            let (house, tenant) = try await place.house(of: tenant)
            do {
                try await house.database.setBudget(
                    Budget(holder, measure, a: period), of: tenant.id, only: only, to: amount)
            } catch let problem as ProvisionProblem {
                throw Failure.use(problem.description)
            }
            let summary = try await house.database.claudeSummary(of: tenant.id)
            try await house.database.stop()
            if let amount { Self.warn(of: amount, measure, summary, house) }
            let whose =
                only.map { "\(holder.rawValue) \($0)" }
                ?? Self.all(holder)
            let words = amount.map { Amounts.worded($0, measure) } ?? "no budget of \(counts)"
            Terminal.say("\(tenant.slug): \(words) a \(each) for \(whose)")
        }

        /// Everybody of a kind, in words.
        static func all(_ holder: Budget.Holder) -> String {
            switch holder {
            case .tenant: "the tenant"
            case .preview: "previews by staff"
            case .contact, .company: "each \(holder.rawValue)"
            }
        }

        /// A budget below the longest answer to the shortest question has no room for any.
        private static func warn(
            of amount: Int64, _ measure: Budget.Measure, _ summary: ClaudeSummary, _ house: House
        ) {
            let most = house.care.mostOfShortest(model: summary.model, mostOutput: summary.mostOutput)
            let needed: Int64? =
                switch measure {
                case .messages: nil
                case .tokens: most.tokens
                case .microDollars: most.microDollars
                }
            guard let needed, amount < needed else { return }
            Terminal.complain(
                "This has no room for one answer: one may take up to \(Amounts.worded(needed, measure)). Set more, or "
                    + "fewer tokens for each answer: nexie claude set --most-output.")
        }
    }

    /// Lists every budget.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the budgets of every tenant.")

        @OptionGroup var place: DataOptions

        mutating func run() async throws {
            let house = try place.house()
            let lines = try await house.database.budgets()
            try await house.database.stop()
            if lines.isEmpty { return Terminal.complain("No tenant has a budget.") }
            for line in lines {
                let (budget, most) = (line.budget, Amounts.worded(line.most, line.budget.measure))
                let whose =
                    line.name.isEmpty ? Set.all(budget.holder) : line.name
                Terminal.say(Terminal.harmless("\(line.tenant): \(most) a \(budget.period.rawValue) for \(whose)"))
            }
        }
    }
}
