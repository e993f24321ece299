import Access

extension TenantDesk.PaidModel {
    /// Claude as a tenant has set it up; throws an `UnusableSetup` for a key that can't be one of Claude's.
    public init(claude setup: ClaudeSetup, at place: ClaudePlace) throws {
        let settings = try ClaudeSettings(setup)
        self.init(
            model: ClaudeModel(settings: settings, place: place),
            tariff: Tariff(claude: setup.model, mostOutput: setup.mostOutput, at: place))
    }
}

extension Tariff {
    /// What one of Claude's models costs.
    public init(claude model: String, mostOutput: Int, at place: ClaudePlace) {
        let prices = place.prices
        let words = place.prompts.system([]).reduce(0) { $0.upTo(adding: $1.utf8.count) }
        self.init(
            model: model, mostOutput: mostOutput, fixedBytes: words.upTo(adding: 2048),
            price: { prices.microDollars(of: $0, by: model) },
            most: { prices.most(input: $0, output: $1, by: model) })
    }
}
