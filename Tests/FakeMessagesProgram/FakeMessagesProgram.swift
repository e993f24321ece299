import ArgumentParser
import FakeMessages
import Foundation

/// Serves the stand-in for the Claude Messages API to other programs, until it is interrupted.
@main
struct FakeMessagesProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fake-messages",
        abstract: "A strict stand-in for the Claude Messages API on loopback, for tests and benchmarks.",
        discussion: """
            Prints {"address":"http://127.0.0.1:PORT"} when it listens. Without a script it repeats what it hears, and \
            uses a tool when told "use NAME {…}". POST /fake/script plays another script; GET /fake/requests tells \
            what came.
            """)

    @Option(help: "The port; 0 takes a free one.") var port = 0
    @Option(help: ArgumentHelp("A script as JSON.", valueName: "file")) var script: String?

    mutating func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535.") }
    }

    mutating func run() async throws {
        try await FakeMessages.run(try read(), port: port) { server in
            try FileHandle.standardOutput.write(contentsOf: Data("{\"address\":\"\(server.address)\"}\n".utf8))
            while true { try await Task.sleep(for: .seconds(3600)) }
        }
    }

    private func read() throws -> FakeMessages.Script {
        guard let script else { return .echo }
        guard let json = JSON(try Data(contentsOf: URL(filePath: script))) else {
            throw ValidationError("\(script): this is no JSON.")
        }
        return try FakeMessages.Script(json: json)
    }
}
