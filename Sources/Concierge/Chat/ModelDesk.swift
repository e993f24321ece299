import Access

/// Knows which model speaks with a person.
public protocol ModelDesk: Sendable {
    /// The model for this person's tenant; nil when none is set up.
    func model(for principal: Principal) async throws -> (any LanguageModel)?

    /// The same with what stands in for it and with the account that it is kept of; nil when none is set up.
    func speaker(for principal: Principal) async throws -> Speaker?

    /// How many messages the person may have answered still; nil when nobody counts them.
    func messagesLeft(for principal: Principal) async throws -> MessagesLeft?
}

extension ModelDesk {
    /// The model alone: it costs nothing, and nothing stands in for it.
    public func speaker(for principal: Principal) async throws -> Speaker? {
        try await model(for: principal).map { Speaker(model: $0) }
    }

    /// Nobody counts them.
    public func messagesLeft(for principal: Principal) async throws -> MessagesLeft? { nil }
}

/// Who speaks with a person in one turn.
public struct Speaker: Sendable {
    /// The model that is asked.
    public let model: any LanguageModel
    /// The model that answers when that one can't and nothing was shown yet; nil when none may.
    public let substitute: (any LanguageModel)?
    /// Where account is kept of what the model uses; nil for one that costs nothing.
    public let ledger: Ledger?

    /// A model, what stands in for it, and its account.
    public init(model: any LanguageModel, substitute: (any LanguageModel)? = nil, ledger: Ledger? = nil) {
        self.model = model
        self.substitute = substitute
        self.ledger = ledger
    }
}

/// A desk where the guide answers, where it is allowed.
public struct GuideDesk: ModelDesk {
    private let guide: any LanguageModel
    private let everywhere: Bool

    /// A desk for the guide: everywhere, or only for tenants that allow it.
    public init(guide: any LanguageModel, everywhere: Bool) {
        self.guide = guide
        self.everywhere = everywhere
    }

    /// The guide, or nothing.
    public func model(for principal: Principal) async throws -> (any LanguageModel)? {
        everywhere || principal.isGuideAllowed ? guide : nil
    }
}
