import Synchronization

/// Every request so far.
final class RequestLog: Sendable {
    private let requests = Mutex<[SeenRequest]>([])
    private let connections = Mutex(0)

    var all: [SeenRequest] { requests.withLock { $0 } }

    func newConnection() -> Int {
        connections.withLock { count in
            defer { count += 1 }
            return count
        }
    }

    /// Writes a request down under the next number.
    func add(_ make: (Int) -> SeenRequest) -> SeenRequest {
        requests.withLock { requests in
            let request = make(requests.count)
            requests.append(request)
            return request
        }
    }

    func change(_ number: Int, _ change: (inout SeenRequest) -> Void) {
        requests.withLock { change(&$0[number]) }
    }

    func finish(_ number: Int) {
        change(number) { if $0.finished == nil, $0.left == nil { $0.finished = .now } }
    }

    func leave(_ number: Int) {
        change(number) { if $0.finished == nil, $0.left == nil { $0.left = .now } }
    }
}
