import Tools

/// Claude, through the Messages interface, with one tenant's key.
public struct ClaudeModel: LanguageModel {
    /// The model's identifier.
    public var name: String { settings.model }

    let settings: ClaudeSettings
    let place: ClaudePlace

    /// Claude as a tenant has set it up.
    public init(settings: ClaudeSettings, place: ClaudePlace) {
        self.settings = settings
        self.place = place
    }

    /// One response; a `ModelFault` ends the stream when there is none, or only a part.
    ///
    /// Nothing is read from Claude before somebody wants the next event, and dropping the stream ends the transfer.
    public func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
        let body = MessagesRequest(prompts: place.prompts, settings: settings).body(for: request)
        let response = ClaudeResponse(place.request(body, key: settings.key), at: place, settings)
        return AsyncThrowingStream { try await response.next() }
    }
}
