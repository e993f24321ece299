@testable import Wire

/// What tests do with a wire.
extension Wire {
    /// The whole body of the answer.
    func bytes(of request: WireRequest) async throws -> [UInt8] {
        var all: [UInt8] = []
        for try await bytes in try await exchange(request).body { all += bytes }
        return all
    }

    /// The fault that the request ends with, wherever it comes; nothing when all goes well.
    func fault(of request: WireRequest) async -> WireFault? {
        do {
            _ = try await bytes(of: request)
            return nil
        } catch {
            return error as? WireFault
        }
    }

    /// The fault that the letter ends with.
    func fault(of letter: WireLetter) async -> WireFault? {
        do throws(WireFault) {
            try await send(letter)
            return nil
        } catch {
            return error
        }
    }
}

extension WireBody {
    /// What can be read, and the fault at its end.
    func readOut() async -> (bytes: [UInt8], fault: WireFault?) {
        var all: [UInt8] = []
        do throws(WireFault) {
            for try await bytes in self { all += bytes }
            return (all, nil)
        } catch {
            return (all, error)
        }
    }
}

extension String {
    /// The head of an answer with a body of so many bytes.
    static func head(_ status: String = "200 OK", length: Int) -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\n\r\n"
    }

    /// The head of an answer whose body comes in chunks.
    static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
}

extension Wire {
    /// Whether all handles go, within ten seconds.
    func hasNoHandles() async -> Bool {
        for _ in 0..<1000 where handles > 0 { try? await Task.sleep(for: .milliseconds(10)) }
        return handles == 0
    }
}
