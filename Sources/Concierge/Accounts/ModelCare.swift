import Access
import Logging
import Synchronization
import Tools

/// What a provider's staff can learn of their language model: whether it answers, and what it costs.
public protocol ModelCare: Sendable {
    /// Asks the tenant's model one small thing, with the tenant's own key.
    func trial(of tenant: TenantID) async -> ModelTrial
    /// Whether what the model uses has a known price.
    func hasPrice(_ model: String) -> Bool
    /// What the shortest question can use at most, of somebody with every tool.
    func mostOfShortest(model: String, mostOutput: Int) -> BudgetAmount
    /// The day on which the prices were looked up.
    var pricesDated: CalendarDate { get }
}

/// What came of trying a model out.
public enum ModelTrial: Sendable, Hashable {
    /// It answered, as the model that it names itself, after so many seconds.
    case answered(model: String, seconds: Double)
    /// It did not, and why, in words for staff.
    case failed(String)
    /// There is no key to try.
    case noKey
    /// Somebody is trying it just now.
    case busy
}

/// Claude's care: tries a provider's key out, one try at a time for each, and knows the prices.
public final class ClaudeCare: ModelCare {
    private let accounts: any ConciergeDesk
    private let place: ClaudePlace
    private let tools: [RegisteredTool]
    private let log: Logger
    private let running = Mutex<Set<TenantID>>([])

    /// Care at a place, over the tenants' settings.
    public init(accounts: any ConciergeDesk, place: ClaudePlace, registry: ToolRegistry, log: Logger) {
        self.accounts = accounts
        self.place = place
        tools = registry.tools.filter { $0.declaration.doors.contains(.concierge) }
        self.log = log
    }

    /// The day on which the prices were looked up.
    public var pricesDated: CalendarDate { place.prices.dated }

    /// Whether what the model uses has a known price.
    public func hasPrice(_ model: String) -> Bool { place.prices.most(input: 0, output: 0, by: model) != nil }

    /// What the shortest question can use at most, of somebody with every tool.
    public func mostOfShortest(model: String, mostOutput: Int) -> BudgetAmount {
        Tariff(claude: model, mostOutput: mostOutput, at: place).mostOfShortest(with: tools)
    }

    /// Asks Claude one small thing; the key goes to Claude and into no word of what comes back.
    public func trial(of tenant: TenantID) async -> ModelTrial {
        guard running.withLock({ $0.insert(tenant).inserted }) else { return .busy }
        defer { running.withLock { _ = $0.remove(tenant) } }
        do {
            guard let setup = try await accounts.claude(of: tenant) else { return .noKey }
            let answer = try await ClaudeModel(settings: ClaudeSettings(setup), place: place).trial()
            return .answered(model: answer.model, seconds: answer.seconds)
        } catch let fault as ModelFault {
            log.notice(
                "Claude did not answer a trial", metadata: ["tenant": "\(tenant)", "fault": "\(fault.description)"])
            return .failed(fault.toldStaff)
        } catch is UnusableSetup {
            return .failed("The key that is kept can't be opened with this installation's secret. Give it again.")
        } catch {
            return .failed("The portal could not ask. Try again in a moment.")
        }
    }
}

extension ModelFault {
    /// What is wrong and what to do, for those who look after the key.
    var toldStaff: String {
        switch kind {
        case .refusedKey:
            "Claude refused the key. Check that it was copied whole, is still active, and may use this model."
        case .outOfCredit:
            "The account has no credit left, or has reached its limit of spending. Add credit at Anthropic, then try again."
        case .unknownModel: "There is no such model for this key. Check the model's identifier."
        case .rateLimited:
            "This key may not ask more often just now. It works; try again in a minute, or ask Anthropic for more."
        case .overloaded: "Claude has too much to do just now. The key may be right; try again in a few minutes."
        case .unreachable:
            "Nobody answered at Claude's address. Check that this server can reach the internet, and its proxy."
        case .outOfTime: "No answer came within half a minute. Try again in a moment."
        case .badRequest:
            "Claude refused the question as wrong. Most often this model does not know the effort: choose none."
        case .failed, .tooLarge: "Claude failed at its own end. The key may be right; try again in a few minutes."
        case .brokenStream, .unreadable:
            "What came back was no answer of Claude's. Check the address and any proxy between."
        }
    }
}
