import Logging
import Synchronization

/// Keeps every line that a house logs, so that it can be searched.
public final class LogSink: Sendable {
    private let lines = Mutex<[String]>([])

    init() {}

    /// A logger that writes here.
    var logger: Logger {
        Logger(label: "eval") { [weak self] _ in Handler(sink: self) }
    }

    /// Takes what was logged since the last time.
    func take() -> [String] {
        lines.withLock { lines in
            defer { lines.removeAll() }
            return lines
        }
    }

    fileprivate func write(_ line: String) {
        lines.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        weak var sink: LogSink?
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let more = (event.metadata ?? [:]).merging(metadata) { given, _ in given }
            let words = more.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
            sink?.write("\(event.level) \(event.message) \(words)")
        }
    }
}
