import Access

extension TenantDesk.PaidModel {
    /// Claude as a tenant has set it up; throws an `UnusableSetup` for a key that can't be one of Claude's.
    public init(claude setup: ClaudeSetup, at place: ClaudePlace) throws {
        let settings = try ClaudeSettings(setup)
        let prices = place.prices
        let words = place.prompts.system([]).reduce(0) { $0.upTo(adding: $1.utf8.count) }
        self.init(
            model: ClaudeModel(settings: settings, place: place),
            tariff: Tariff(
                model: setup.model, mostOutput: setup.mostOutput, fixedBytes: words.upTo(adding: 2048),
                price: { prices.microDollars(of: $0, by: setup.model) },
                most: { prices.most(input: $0, output: $1, by: setup.model) }))
    }
}
