import FakeMessages
import Foundation
import Logging
import Synchronization
import TestSupport
import Testing
import Tools
import Wire

@testable import Concierge

/// Anna, who may see tickets and invoices.
let endToEndPerson = "anna@marigold.example"

/// Nexie on Claude from end to end: real rows, libcurl, a socket, and a server that is as strict as the real one.
struct EndToEndScene: Sendable {
    let talk: TalkScene
    let server: FakeMessages
    let model: ClaudeModel
    let log: KeptLog

    /// The key that the server lets in.
    static let key = "sk-ant-api03-only-for-tests-7Q4x"

    /// A scene for as long as the body runs.
    static func with<T: Sendable>(
        _ script: FakeMessages.Script, limits: (inout WireLimits) -> Void = { _ in },
        _ body: (EndToEndScene) async throws -> T
    ) async throws -> T {
        let place = try Place(limits)
        do {
            let result = try await FakeMessages.run(script) { server in
                try await TalkScene.with { talk in
                    try await body(
                        EndToEndScene(
                            talk: talk, server: server, model: Self.model(at: place.at(server)), log: place.log))
                }
            }
            await place.wire.stop()
            return result
        } catch {
            await place.wire.stop()
            throw error
        }
    }

    /// A server and the way to it, without a house.
    static func withModel<T: Sendable>(
        _ script: FakeMessages.Script, limits: (inout WireLimits) -> Void = { _ in },
        patience: Duration = Place.patience,
        _ body: (FakeMessages, ClaudeModel) async throws -> T
    ) async throws -> T {
        let place = try Place(limits, patience: patience)
        do {
            let result = try await FakeMessages.run(script) { server in
                try await body(server, Self.model(at: place.at(server)))
            }
            await place.wire.stop()
            return result
        } catch {
            await place.wire.stop()
            throw error
        }
    }

    /// What is there before the server's address is known.
    struct Place {
        let wire: Wire
        let log = KeptLog()
        let limits: WireLimits
        let patience: Duration

        /// Attempts are counted here, on a machine that may be slow; when the last may begin is asked of the policy.
        static let patience = Duration.seconds(120)

        init(_ change: (inout WireLimits) -> Void, patience: Duration = patience) throws {
            wire = try Wire()
            self.patience = patience
            var limits = WireLimits(
                firstByte: .seconds(60), silence: .seconds(60), whole: .seconds(180), largestBody: 8 << 20)
            change(&limits)
            self.limits = limits
        }

        func at(_ server: FakeMessages) throws -> ClaudePlace {
            let root = URL(filePath: TestHouse.worldFolder).deletingLastPathComponent().deletingLastPathComponent()
            var place = try ClaudePlace(
                wire: wire, base: server.address, prompts: .load(folder: root.appending(path: "prompts").path),
                prices: .load(folder: root.appending(path: "prices").path), log: log.logger)
            place.limits = limits
            place.retries.patience = patience
            return place
        }
    }

    private static func model(at place: ClaudePlace) throws -> ClaudeModel {
        ClaudeModel(settings: ClaudeSettings(key: try #require(ClaudeKey(key))), place: place)
    }

    /// What Anna sees happen when she writes that.
    func events(_ text: String = "Which tickets are open?", in conversation: String = "") async -> [ChatEvent] {
        await talk.events(text, by: endToEndPerson, in: conversation, model)
    }

    /// The same while it happens.
    func turn(_ text: String = "Which tickets are open?") -> AsyncStream<ChatEvent> {
        talk.turn(text, by: endToEndPerson, model)
    }

    /// The bodies of the requests so far.
    var bodies: [JSON] { server.requests.compactMap(\.json) }

    /// The problems that the server had with requests.
    var problems: [String] { server.requests.compactMap(\.problem?.message) }

    /// The tools that were really called, allowed or not; nil when the audit can't be read.
    func calls() async -> [String]? {
        try? await talk.audit(of: endToEndPerson).filter { $0.contains("concierge") }
    }
}

extension ClaudeModel {
    /// What one response says to one question: its events, and the fault at its end when it broke.
    func answer(_ text: String = "Hello") async -> (events: [ModelEvent], fault: ModelFault?, other: String?) {
        let setting = ModelSetting(
            name: "Anna", company: "Marigold Bakery", provider: "Larkfield", supportPhone: "", supportEmail: "",
            timeZone: "Europe/Berlin", today: "2026-11-23", page: nil)
        var events: [ModelEvent] = []
        do {
            for try await event in respond(to: ModelRequest(turns: [.person(text)], tools: [], setting: setting)) {
                events.append(event)
            }
        } catch let fault as ModelFault {
            return (events, fault, nil)
        } catch {
            return (events, nil, "\(error)")
        }
        return (events, nil, nil)
    }
}

extension [ModelEvent] {
    /// The words.
    var words: String { compactMap { if case .text(let text) = $0 { text } else { nil } }.joined() }

    /// What the end says.
    var ending: (stop: ModelStop, usage: ModelUsage)? {
        for case .end(let stop, let usage) in self { return (stop, usage) }
        return nil
    }
}

/// A log that keeps its lines.
final class KeptLog: Sendable {
    private let kept = Mutex<[String]>([])

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger {
        var logger = Logger(label: "test", factory: { _ in Handler(log: self) })
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: KeptLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.kept.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }
}
