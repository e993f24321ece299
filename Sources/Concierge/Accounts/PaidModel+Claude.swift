import Access

extension TenantDesk.PaidModel {
    /// Claude as a tenant has set it up; throws an `UnusableSetup` for a key that can't be one of Claude's.
    public init(claude setup: ClaudeSetup, at place: ClaudePlace) throws {
        guard let key = ClaudeKey(setup.key.secret) else {
            throw UnusableSetup(reason: "the key is no key of Claude's")
        }
        let settings = ClaudeSettings(
            key: key, model: setup.model, effort: setup.effort, mostOutput: setup.mostOutput)
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
