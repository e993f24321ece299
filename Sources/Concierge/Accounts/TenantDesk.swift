import Access
import Logging

/// A desk where each tenant's own language model answers, else the guide where it is allowed.
public struct TenantDesk: ModelDesk {
    private let accounts: any ConciergeDesk
    private let guide: Guide
    private let guideEverywhere: Bool
    private let everybody: ClaudeSetup?
    private let make: @Sendable (ClaudeSetup) throws -> PaidModel
    private let log: Logger

    /// A model that costs something, and its prices.
    public struct PaidModel: Sendable {
        /// The model.
        public let model: any LanguageModel
        /// What it costs.
        public let tariff: Tariff

        /// A model and what it costs.
        public init(model: any LanguageModel, tariff: Tariff) {
            self.model = model
            self.tariff = tariff
        }
    }

    /// A desk over the tenants' settings; `everybody` is for tenants without a key of their own, as in the demo.
    public init(
        accounts: any ConciergeDesk, guide: Guide, guideEverywhere: Bool, everybody: ClaudeSetup? = nil, log: Logger,
        make: @escaping @Sendable (ClaudeSetup) throws -> PaidModel
    ) {
        self.accounts = accounts
        self.guide = guide
        self.guideEverywhere = guideEverywhere
        self.everybody = everybody
        self.log = log
        self.make = make
    }

    /// The tenant's model, the guide, or nothing.
    public func model(for principal: Principal) async throws -> (any LanguageModel)? {
        try await speaker(for: principal)?.model
    }

    /// The tenant's model with the guide in its place when it can't answer, the guide alone, or nothing.
    public func speaker(for principal: Principal) async throws -> Speaker? {
        let mayGuide = guideEverywhere || principal.isGuideAllowed
        guard let paid = try await paid(for: principal) else { return mayGuide ? Speaker(model: guide) : nil }
        return Speaker(
            model: paid.model, substitute: mayGuide ? guide.standingIn : nil,
            ledger: Ledger(desk: accounts, tariff: paid.tariff))
    }

    /// What the person's budgets of messages leave, where messages cost something.
    public func messagesLeft(for principal: Principal) async throws -> MessagesLeft? {
        guard try await paid(for: principal) != nil else { return nil }
        return try await accounts.counting(principal).messagesLeft(for: principal.scope)
    }

    /// The tenant's model; a key that can't be opened is logged and counts as none, so that pages go on.
    private func paid(for principal: Principal) async throws -> PaidModel? {
        do {
            let own = try await accounts.claude(of: principal.scope.tenant)
            return try (own ?? everybody).map(make)
        } catch let fault as UnusableSetup {
            log.error("a tenant's Claude can't be used", metadata: ["error": "\(fault.reason)"])
            return nil
        }
    }
}
