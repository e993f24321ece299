import Access
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import PortalWeb

private let anna = "anna@marigold.example"

/// Forms and queries that can't be read in one way only.
@Suite struct FormTests {
    private static let unreadable = [
        "email=%", "email=%4", "email=%zz", "email=%4g", "email=%%41", "email=%+1", "email=%ff", "email=%c0%80",
        "email=%ed%a0%80", "email=%f4%90%80%80", "email=%e2%82", "email=a&email=b", "email=a&email=a", "email&email",
        "%65mail=a&email=b", "a=1&b=2&a=3", "%ff=1", "=1&=2",
    ]

    @Test func `fields that stand twice, broken escapes and bytes that are no text are refused`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member(anna)
            for body in Self.unreadable {
                for path in ["/portal/login", "/portal/login/link", "/portal/login/code", "/portal/tickets"] {
                    let response = try await scene.form(path, body, member.headers)
                    #expect(response.status == .badRequest, "\(path) \(body): \(response.status)")
                }
                for path in [
                    "/portal/login", "/portal/login/link", "/portal/tickets", "/portal/kb", "/portal/invoices",
                ] {
                    let isLoggedIn = !path.hasPrefix("/portal/login")
                    let response = try await scene.send(.get, "\(path)?\(body)", isLoggedIn ? member.headers : [:])
                    #expect(response.status == .badRequest, "\(path)?\(body): \(response.status)")
                }
            }
        }
    }

    @Test func `raw bytes that are no text are refused`() async throws {
        try await ServerScene.with { scene in
            for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80], [0xF5, 0x80, 0x80, 0x80]] {
                let response = try await scene.send(
                    .post, "/portal/login", [.contentType: "application/x-www-form-urlencoded"],
                    body: Array("email=".utf8) + bytes)
                #expect(response.status == .badRequest, "\(bytes)")
            }
        }
    }

    @Test func `a body of another kind is refused`() async throws {
        try await ServerScene.with { scene in
            for type in [
                "application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "", "x",
                "text/plain; application/x-www-form-urlencoded",
            ] {
                let response = try await scene.form("/portal/login", "email=a", [.contentType: type])
                #expect(response.status == .badRequest, "\(type)")
            }
            for type in ["application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=utf-8"] {
                #expect(try await scene.form("/portal/login", "email=a", [.contentType: type]).status == .seeOther)
            }
        }
    }

    @Test func `a body over the limit is refused, and one at the limit is read`() async throws {
        let limit = 128 * 1024
        try await ServerScene.with(live: true) { scene in
            let port = try #require(scene.client.port)
            for (size, status) in [(limit, 303), (limit + 1, 413), (limit * 4, 413)] {
                let body = "email=" + String(repeating: "a", count: size - 6)
                let head =
                    "POST /portal/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n"
                let counted = try await RawAnswer.to("\(head)Content-Length: \(size)\r\n\r\n\(body)", at: port)
                #expect(counted.status == status, "\(size): \(counted.status)")
                let chunks = "\(String(size, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
                let chunked = try await RawAnswer.to("\(head)Transfer-Encoding: chunked\r\n\r\n\(chunks)", at: port)
                #expect(chunked.status == status, "\(size) in chunks: \(chunked.status)")
            }
        }
    }

    @Test func `what is not yours and what is not there differ in no byte, headers included`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member("david@marigold.example")
            let absent = try await scene.send(.get, "/portal/tickets/999999", member.headers)
            #expect(absent.status == .notFound)
            for path in [
                "/portal/tickets/1043", "/portal/tickets/1041", "/portal/tickets/1029", "/portal/kb/no-such-page",
                "/portal/nexie?conversation=01ARZ3NDEKTSV4RRFFQ69G5FAV",
            ] {
                let foreign = try await scene.send(.get, path, member.headers)
                #expect(foreign.comparable == absent.comparable, "\(path)")
            }
        }
    }

    @Test func `a path that is not there is 404, with a login or without`() async throws {
        try await ServerScene.with { scene in
            let member = try await scene.member(anna)
            for path in [
                "/x", "/portal/x", "/portal/tickets/1042/x", "/static", "/demo/mail", "/staff/x", "/.env", "/%70ortal",
            ] {
                for headers in [member.headers, [:]] {
                    #expect(try await scene.send(.get, path, headers).status == .notFound, "\(path)")
                }
            }
        }
    }
}
