import Testing

@testable import Wire

@Suite struct ExchangeTests {
    @Test func `a request goes out as it was asked for, with nothing added but its framing`() async throws {
        let heads = Said<String>()
        let server = try RawServer { connection in
            heads.say(connection.readHead() ?? "")
            heads.say(String(decoding: connection.readBytes(2) ?? [], as: UTF8.self))
            connection.say(.head(length: 0))
        }
        let wire = try Wire()
        let answer = try await wire.exchange(
            WireRequest(
                method: "POST", url: server.url + "v1/messages?a=b", headers: [("x-api-key", "k"), ("X-Empty", "")],
                body: Array("{}".utf8)))
        #expect(answer.status == 200)
        #expect(
            await heads.next() == """
                POST /v1/messages?a=b HTTP/1.1\r
                Host: 127.0.0.1:\(server.port)\r
                x-api-key: k\r
                X-Empty:\r
                Content-Length: 2\r
                \r\n
                """)
        #expect(await heads.next() == "{}")
        await wire.stop()
    }

    @Test(arguments: ["GET", "HEAD", "DELETE", "PUT", "POST"])
    func `every method is sent as it is called`(method: String) async throws {
        let lines = Said<String>()
        let server = try RawServer { connection in
            lines.say(String(connection.readHead()?.prefix { $0 != "/" } ?? ""))
            connection.say(.head("204 No Content", length: 0))
        }
        let wire = try Wire()
        #expect(try await wire.exchange(WireRequest(method: method, url: server.url)).status == 204)
        #expect(await lines.next() == method + " ")
        await wire.stop()
    }

    @Test func `the head is there before the body has come`() async throws {
        let mayGoOn = Said<Void>()
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(.head(length: 4))
            connection.waits(for: mayGoOn)
            connection.say("body")
        }
        let wire = try Wire()
        let answer = try await wire.exchange(WireRequest(url: server.url))
        #expect(answer.status == 200)
        mayGoOn.say(())
        #expect(await answer.body.readOut().bytes == Array("body".utf8))
        await wire.stop()
    }

    @Test func `an answer is the same wherever its bytes are parted`() async throws {
        let chunks = "3\r\nä1\r\n" + "6;x=y\r\n\r\n\r\n2\r\r\n" + "1\r\n0\r\n" + "0\r\nTrailer: t\r\n\r\n"
        let fields = "Transfer-Encoding: chunked\r\nConnection: close\r\nRequest-Id: r\r\n"
        let bytes = Array("HTTP/1.1 200 OK\r\n\(fields)\r\n\(chunks)".utf8)
        let server = try RawServer { connection in
            guard let head = connection.readHead(), let border = Int(head.split(separator: " ")[1].dropFirst()) else {
                return
            }
            connection.say(Array(bytes[..<border]))
            connection.pauses()
            connection.say(Array(bytes[border...]))
        }
        let wire = try Wire()
        try await withThrowingTaskGroup { group in
            for border in bytes.indices {
                group.addTask {
                    let answer = try await wire.exchange(WireRequest(url: server.url + "\(border)"))
                    #expect(answer.headers["REQUEST-ID"] == "r", "\(border)")
                    let (body, fault) = await answer.body.readOut()
                    #expect(String(decoding: body, as: UTF8.self) == "ä1\r\n\r\n2\r0", "\(border)")
                    #expect(fault == nil, "\(border)")
                }
            }
            try await group.waitForAll()
        }
        await wire.stop()
    }

    @Test func `interim answers are passed over, and header fields read in any case`() async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say("HTTP/1.1 103 Early Hints\r\nRetry-After: 1\r\n\r\n")
            connection.say("HTTP/1.1 429 Slow Down\r\nretry-after:  7 \r\nX-Two: a\r\nx-two: b\r\n")
            connection.say("Content-Length: 0\r\n\r\n")
        }
        let wire = try Wire()
        let answer = try await wire.exchange(WireRequest(url: server.url))
        #expect(answer.status == 429)
        #expect(answer.headers["Retry-After"] == "7")
        #expect(answer.headers.fields.map(\.name) == ["retry-after", "X-Two", "x-two", "Content-Length"])
        #expect(answer.headers["x-TWO"] == "a")
        #expect(answer.headers["date"] == nil)
        await wire.stop()
    }

    @Test func `a redirect is an answer and is not followed, and a cookie is not kept`() async throws {
        let heads = Said<String>()
        let server = try RawServer { connection in
            while let head = connection.readHead() {
                heads.say(head)
                connection.say("HTTP/1.1 302 Found\r\nLocation: /b\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
            }
        }
        let wire = try Wire()
        for path in ["one", "two"] {
            let answer = try await wire.exchange(WireRequest(url: server.url + path))
            #expect(answer.status == 302)
            #expect(answer.headers["location"] == "/b")
            #expect(await answer.body.readOut().bytes == [])
            let head = await heads.next() ?? ""
            #expect(head.hasPrefix("GET /\(path) ") && !head.lowercased().contains("cookie"))
        }
        #expect(server.connections == 1, "a connection is used again")
        await wire.stop()
    }

    @Test func `fifty streams at once each get their own bytes`() async throws {
        let server = try RawServer { connection in
            // A server that hung up without a word would break whoever had begun to ask again.
            while let head = connection.readHead() {
                let name = head.split(separator: " ")[1].dropFirst()
                connection.say(.chunked)
                for part in 0..<40 {
                    let text = "\(name):\(part);"
                    connection.say(String(text.utf8.count, radix: 16) + "\r\n\(text)\r\n")
                }
                connection.say("0\r\n\r\n")
            }
        }
        let wire = try Wire()
        try await withThrowingTaskGroup { group in
            for name in 0..<50 {
                group.addTask {
                    let bytes = try await wire.bytes(of: WireRequest(url: server.url + "\(name)"))
                    let expected = (0..<40).map { "\(name):\($0);" }.joined()
                    #expect(String(decoding: bytes, as: UTF8.self) == expected)
                }
            }
            try await group.waitForAll()
        }
        #expect(await wire.hasNoHandles())
        await wire.stop()
    }

    @Test func `a body has one reader`() async throws {
        let server = try RawServer { connection in
            connection.readHead()
            connection.say(.head(length: 1) + "a")
        }
        let wire = try Wire()
        let body = try await wire.exchange(WireRequest(url: server.url)).body
        #expect(await body.readOut().bytes == [97])
        #expect(await body.readOut().fault == .badRequest("a body can be read once"))
        await wire.stop()
    }
}
