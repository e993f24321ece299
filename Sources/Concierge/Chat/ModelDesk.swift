import Access

/// Knows which model speaks with a person.
public protocol ModelDesk: Sendable {
    /// The model for this person's tenant; nil when none is set up.
    func model(for principal: Principal) -> (any LanguageModel)?
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
    public func model(for principal: Principal) -> (any LanguageModel)? {
        everywhere || principal.isGuideAllowed ? guide : nil
    }
}
