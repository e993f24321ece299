import Access
import HTTPTypes
import Hummingbird
import NIOCore

/// What makes the pages a provider's own: a sheet reckoned from its colour, and its logo.
///
/// Both are named by what they are, hold nothing of any client, and are kept by browsers for good.
struct BrandFiles: Sendable {
    let desk: any BrandDesk

    private static let keeping = "public, max-age=31536000, immutable"

    /// `GET /static/brand/0b5a57.5a1c90be77d2.css`: the two shades of a colour; made from the name alone.
    func sheet(to request: Request, named name: String) throws -> Response {
        guard let color = BrandColor("#" + name.prefix(6)), name == BrandShades.fileName(for: color) else {
            throw PageProblem.notFound
        }
        return Response(
            status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: Self.keeping],
            body: .init(byteBuffer: ByteBuffer(string: BrandShades(color).sheet)))
    }

    /// `GET /static/logo/…`: a picture that can do nothing, even when somebody opens it by itself.
    func logo(to request: Request, named name: String) async throws -> Response {
        guard let bytes = try await desk.logo(named: name) else { throw PageProblem.notFound }
        let type = name.hasSuffix(".png") ? "image/png" : "image/svg+xml"
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: Self.keeping,
                .contentSecurityPolicy: "default-src 'none'; sandbox; frame-ancestors 'none'",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
