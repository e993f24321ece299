import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The portal asked without a network: the same middleware, routes and pages, for whoever is in the same process.
public struct InProcess: Sendable {
    private let answer: @Sendable (Request, VisitorContext) async throws -> Response
    private let channel: @Sendable () -> any Channel
    private let authority: String
    private let log: Logger

    /// A request as it would come over the network.
    public struct Ask: Sendable {
        /// `GET`, `POST` ….
        public var method: String
        /// Path and query.
        public var path: String
        /// Names and values, in any order.
        public var headers: [(name: String, value: String)]
        /// The bytes of the body.
        public var body: [UInt8]

        /// A request.
        public init(_ method: String, _ path: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [])
        {
            self.method = method
            self.path = path
            self.headers = headers
            self.body = body
        }
    }

    /// What came back.
    public struct Answer: Sendable {
        /// The status code.
        public let status: Int
        /// Names and values in the order in which they were set.
        public let headers: [(name: String, value: String)]
        /// The body, in the pieces in which it was written.
        public let chunks: [[UInt8]]

        /// The whole body.
        public var body: [UInt8] { chunks.flatMap(\.self) }

        /// The value of a header; nil when it was not set.
        public func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// The portal's pages; `channel` makes the connection that each request seems to come by.
    public init(_ portal: Portal, log: Logger, channel: @escaping @Sendable () -> any Channel) throws {
        let responder = try portal.router().buildResponder()
        answer = { try await responder.respond(to: $0, context: $1) }
        self.channel = channel
        self.log = log
        authority = portal.site.authorities.first ?? ""
    }

    /// Asks and waits for the whole answer; a stream of events can't be had this way and is refused.
    public func answer(to ask: Ask) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in ask.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        guard !(fields[.accept] ?? "").contains("event-stream") else { throw PageProblem.badRequest }
        fields[.accept] = "text/html"
        if !ask.body.isEmpty { fields[.contentLength] = String(ask.body.count) }
        guard let method = HTTPRequest.Method(ask.method) else { throw PageProblem.badRequest }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: authority, path: ask.path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: ask.body)))
        var context = VisitorContext(source: .init(channel: channel(), logger: log))
        context.canLeave = false
        let response = try await answer(request, context)
        let writer = BodyPieces()
        try await response.body.write(writer)
        return Answer(
            status: response.status.code,
            headers: response.headers.map { (name: $0.name.rawName, value: $0.value) }, chunks: writer.taken)
    }
}
