import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import PortalWeb

/// What goes over the wire smaller than it is, and what must not.
@Suite struct CompressionTests {
    private static let gzip: HTTPFields = [.acceptEncoding: "gzip, deflate, br"]

    @Test(arguments: ["/portal", "/portal/tickets", "/portal/tickets?status=open", "/portal/kb"])
    func `a page is sent compressed to a browser that takes it, and is the same page`(path: String) async throws {
        try await ServerScene.with { scene in
            let anna = try await scene.member("anna@marigold.example").cookie
            let plain = try await scene.send(.get, path, [.cookie: anna])
            var headers = Self.gzip
            headers[.cookie] = anna
            let zipped = try await scene.send(.get, path, headers)
            #expect(plain.headers[.contentEncoding] == nil && zipped.headers[.contentEncoding] == "gzip")
            #expect(try unzipped(zipped.bytes) == Data(plain.bytes))
            #expect(zipped.bytes.count * 2 < plain.bytes.count)
        }
    }

    @Test(
        arguments: [
            "/portal/tickets?q=printer", "/portal/tickets?status=open&q=printer", "/portal/kb?q=a",
            "/portal/tickets/new?subject=Printer", "/portal/login?next=/portal/kb", "/portal/tickets?status=all&%71=x",
        ])
    func `a page that repeats words of its address is never compressed`(path: String) async throws {
        try await ServerScene.with { scene in
            var headers = Self.gzip
            if !path.hasPrefix("/portal/login") {
                headers[.cookie] = try await scene.member("anna@marigold.example").cookie
            }
            let answer = try await scene.send(.get, path, headers)
            #expect(answer.status == .ok && answer.headers[.contentEncoding] == nil)
        }
    }

    @Test(
        arguments: [
            "/portal/tickets?status=guess%ff", "/portal/tickets?status=open&status=guess",
            "/portal/invoices?done=guess%ff",
        ])
    func `a page that says what was wrong with its address is never compressed`(path: String) async throws {
        try await ServerScene.with { scene in
            var headers = Self.gzip
            headers[.cookie] = try await scene.member("anna@marigold.example").cookie
            let answer = try await scene.send(.get, path, headers)
            #expect(answer.status == .badRequest && answer.headers[.contentEncoding] == nil)
        }
    }

    @Test(
        arguments: [
            ("gzip", true), ("GZIP", true), ("br, gzip;q=0.5", true), ("gzip;q=0", false), ("gzip; q=0.000", false),
            ("br", false), ("", false), ("*", false), ("xgzip", false),
        ])
    func `a browser gets what it says it takes`(accepted: String, isZipped: Bool) async throws {
        try await ServerScene.with { scene in
            let path = StaticFiles.link("portal.css").address
            let answer = try await scene.send(.get, path, accepted.isEmpty ? [:] : [.acceptEncoding: accepted])
            #expect((answer.headers[.contentEncoding] == "gzip") == isZipped)
            #expect(answer.headers[.vary] == "Accept-Encoding")
        }
    }

    @Test func `a style sheet loses its comments and its white space, and nothing else`() {
        let sheet = """
            /* a { } */
            .a > .b , .c:is(.d, .e) {
              content: "  /* kept */ ";
              width: calc(1px + 2 * (3px));
            }
            @media (min-width: 40rem) and (pointer: coarse) { .a { color : red } }
            """
        let small = String(decoding: StyleSheet.compact(Array(sheet.utf8)), as: UTF8.self)
        #expect(
            small == """
                .a>.b,.c:is(.d,.e){content:"  /* kept */ ";width:calc(1px + 2 * (3px))}\
                @media (min-width:40rem) and (pointer:coarse){.a{color :red}}
                """)
    }

    private func unzipped(_ bytes: [UInt8]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
        try input.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }
}
