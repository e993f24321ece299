import Access
import Tools

/// What a model costs, and how much one response of it can use at most.
public struct Tariff: Sendable {
    /// The model's identifier.
    public let model: String
    /// Tokens of one response at most.
    public let mostOutput: Int
    /// Bytes that every request carries besides what was said and the tools.
    public let fixedBytes: Int
    /// Millionths of a US dollar for what was used; nil when the price is not known.
    public let price: @Sendable (ModelUsage) -> Int64?
    /// Millionths of a US dollar for so many tokens read and written, at the dearest; nil when the price is not known.
    public let most: @Sendable (_ input: Int, _ output: Int) -> Int64?

    /// A tariff.
    public init(
        model: String, mostOutput: Int, fixedBytes: Int, price: @escaping @Sendable (ModelUsage) -> Int64?,
        most: @escaping @Sendable (_ input: Int, _ output: Int) -> Int64?
    ) {
        self.model = model
        self.mostOutput = max(0, mostOutput)
        self.fixedBytes = max(0, fixedBytes)
        self.price = price
        self.most = most
    }

    /// What a response to a request can use at most: a token for every two bytes that are read, and all that may be
    /// written.
    ///
    /// People's words have three bytes and more in a token; what is denser is settled at what it was.
    func most(of request: ModelRequest) -> BudgetAmount {
        most(of: request.bytes)
    }

    /// What the shortest question can use at most, of somebody with all of these tools: a budget below that has no room for
    /// any answer.
    public func mostOfShortest(with tools: [RegisteredTool]) -> BudgetAmount {
        most(of: tools.reduce(0) { $0.upTo(adding: $1.bytes) })
    }

    private func most(of bytes: Int) -> BudgetAmount {
        let input = bytes.upTo(adding: fixedBytes) / 2
        return BudgetAmount(
            messages: 0, tokens: Int64(input.upTo(adding: mostOutput)), microDollars: most(input, mostOutput))
    }
}

/// Where account is kept of what a model uses.
public struct Ledger: Sendable {
    let desk: any ConciergeDesk
    let tariff: Tariff

    /// A ledger at that desk.
    public init(desk: any ConciergeDesk, tariff: Tariff) {
        self.desk = desk
        self.tariff = tariff
    }
}

extension ModelRequest {
    /// About how many bytes it has when it is sent.
    var bytes: Int {
        let said = turns.reduce(0) { $0.upTo(adding: $1.bytes) }
        return tools.reduce(said) { $0.upTo(adding: $1.bytes) }
    }
}

extension RegisteredTool {
    fileprivate var bytes: Int {
        declaration.name.utf8.count + declaration.about.utf8.count + schema.text.utf8.count + 64
    }
}

extension ModelTurn {
    fileprivate var bytes: Int {
        switch self {
        case .person(let text): text.utf8.count + 64
        case .model(let blocks): blocks.reduce(64) { $0.upTo(adding: $1.bytes) }
        case .results(let results): results.reduce(64) { $0.upTo(adding: $1.json.count + $1.id.utf8.count + 64) }
        }
    }
}

extension ModelBlock {
    fileprivate var bytes: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .use(let use): use.input.count + use.name.utf8.count + use.id.utf8.count + 64
        case .verbatim(let json): json.text.utf8.count
        }
    }
}

extension ConciergeDesk {
    /// The desk at which what this person asks is counted: what a member of staff asks while looking as somebody is never
    /// counted of what is that somebody's.
    func counting(_ principal: Principal) -> any ConciergeDesk {
        guard let staff = principal.lookedAtBy, !Faults.has(.previewPaidByClient) else { return self }
        return previews(by: staff)
    }
}
