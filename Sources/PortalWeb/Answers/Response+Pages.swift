import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A page.
    static func page(_ html: borrowing HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    /// A part of a page, without a document around it; nothing at all when the part writes nothing.
    static func part(_ part: some View) -> Response {
        var html = HTML(reserving: 4096)
        html.add(part)
        return .page(html)
    }

    /// Sends the browser to a page of ours with a fresh GET.
    static func see(_ link: Link) -> Response {
        Response(status: .seeOther, headers: [.location: link.address])
    }

    /// Adds a cookie.
    func setting(_ cookie: String) -> Response {
        var response = self
        response.headers[values: .setCookie] += [cookie]
        return response
    }
}
