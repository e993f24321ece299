import Access

/// A model of which account is kept: each response, and each further attempt at it, is reserved before the model is asked
/// for it.
struct MeteredModel: LanguageModel {
    let model: any LanguageModel
    let account: TurnAccount
    let now: @Sendable () -> Instant

    var name: String { model.name }

    /// The model's response, unless a budget has no room for it; nothing is read before somebody wants the next event.
    func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let response = MeteredResponse(request, of: self)
        return AsyncThrowingStream { try await response.next() }
    }
}

/// One response on its way through the account.
private actor MeteredResponse {
    private let request: ModelRequest
    private let model: MeteredModel
    private var events: AsyncThrowingStream<ModelEvent, any Error>.Iterator?
    private var isAskedAgain = false

    init(_ request: ModelRequest, of model: MeteredModel) {
        self.request = request
        self.model = model
    }

    /// The next event; the first one is asked for after its response was reserved.
    func next() async throws -> ModelEvent? {
        if events == nil {
            try await model.account.reserve(for: request, now: model.now())
            events = model.model.respond(to: request).makeAsyncIterator()
        } else if isAskedAgain {
            try await model.account.reserveAgain(for: request, now: model.now())
        }
        isAskedAgain = false
        guard var events else { return nil }
        do {
            let event = try await events.next(isolation: self)
            self.events = events
            if let event { model.account.hear(event) }
            if case .again = event { isAskedAgain = true }
            return event
        } catch {
            if error is ModelFault { model.account.failed() }
            throw error
        }
    }
}
