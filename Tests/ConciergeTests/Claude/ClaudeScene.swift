import FakeMessages
import Logging
import Synchronization
import Testing
import Tools
import Wire

@testable import Concierge

/// Claude's client before a strict stand-in of Claude's interface, over real sockets.
struct ClaudeScene: Sendable {
    let server: FakeMessages
    let place: ClaudePlace
    let heard: HeardLog

    static let key = "sk-ant-api03-abcdefgh-WXYZ"

    /// A scene for as long as the body runs; `change` may set limits.
    static func with(
        _ script: FakeMessages.Script = .echo, change: @Sendable (inout ClaudePlace) -> Void = { _ in },
        _ body: (ClaudeScene) async throws -> Void
    ) async throws {
        try await FakeMessages.run(script) { server in
            let wire = try Wire()
            do {
                try await body(try ClaudeScene(server, wire, change))
                await wire.stop()
            } catch {
                await wire.stop()
                throw error
            }
        }
    }

    private init(_ server: FakeMessages, _ wire: Wire, _ change: (inout ClaudePlace) -> Void) throws {
        self.server = server
        let heard = HeardLog()
        self.heard = heard
        var log = Logger(label: "test", factory: { _ in heard })
        log.logLevel = .trace
        var place = try ClaudePlace(
            wire: wire, base: server.address, prompts: GuideTalk.prompts.get(),
            prices: Prices.load(folder: GuideTalk.promptsFolder + "/../prices"), log: log)
        place.retries.patience = EndToEndScene.Place.patience
        change(&place)
        self.place = place
    }

    /// Claude with the scene's key.
    func model(_ change: (inout ClaudeSettings) -> Void = { _ in }) throws -> ClaudeModel {
        var settings = ClaudeSettings(key: try #require(ClaudeKey(Self.key)))
        change(&settings)
        return ClaudeModel(settings: settings, place: place)
    }

    /// Everything that comes of one response.
    func hear(_ words: String = "Hello", _ model: ClaudeModel? = nil) async throws -> [ModelEvent] {
        try await stream(words, model).reduce(into: []) { $0.append($1) }
    }

    /// What comes of one response until it fails, and its fault.
    func fault(_ words: String = "Hello") async throws -> (events: [ModelEvent], fault: ModelFault) {
        var events: [ModelEvent] = []
        do {
            for try await event in try stream(words) { events.append(event) }
        } catch let fault as ModelFault {
            return (events, fault)
        }
        return try #require(nil, "no fault but \(events)")
    }

    /// One response.
    func stream(
        _ words: String = "Hello", _ model: ClaudeModel? = nil
    ) throws -> AsyncThrowingStream<ModelEvent, any Error> {
        let tools = ToolRegistry.standard.tools.filter { GuideTalk.everyTool.contains($0.declaration.name) }
        let request = ModelRequest(turns: [.person(words)], tools: tools, setting: GuideTalk.setting())
        return try (model ?? self.model()).respond(to: request)
    }
}

/// Everything that was written into a log.
struct HeardLog: LogHandler {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private let lines = Lines()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    /// The lines, each with its level, message and details.
    var all: [String] { lines.all.withLock { $0 } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let details = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        lines.all.withLock { $0.append("\(event.level) \(event.message) " + details.joined(separator: " ")) }
    }
}
