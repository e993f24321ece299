import HTTPTypes
import Hummingbird
import NIOCore

/// Sends pages compressed, but none that repeats words of its address.
///
/// Where an answer holds both a secret and words that somebody else chose, its compressed length tells how much the two
/// have in common (BREACH). Pages repeat only what their address or their form says, so those are sent as they are; and
/// so are all that say what was wrong with an address.
struct Compressing: RouterMiddleware {
    /// Smaller answers gain nothing.
    private static let smallest = 1024
    /// Parts of an address that are read as one of a few words, and never repeated.
    private static let choices: Set<Substring> = ["status", "sort", "done"]

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard response.headers[.contentType]?.hasPrefix("text/html") == true else { return response }
        guard response.status == .ok, request.method == .get, Gzip.isTaken(by: request),
            Self.repeatsNothing(of: request.uri.query ?? ""),
            let length = response.body.contentLength, length >= Self.smallest
        else { return response }
        let page = BodyPieces()
        try await response.body.write(page)
        response.body = .init(byteBuffer: try Gzip.zipped(ByteBuffer(bytes: page.taken.joined())))
        response.headers[.contentEncoding] = "gzip"
        return response
    }

    static func repeatsNothing(of query: String) -> Bool {
        query.split(separator: "&").allSatisfy { choices.contains($0.prefix { $0 != "=" }) }
    }
}
