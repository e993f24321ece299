/// What one kind of transfer does with what libcurl tells it; on the wire's thread alone.
protocol Course: AnyObject {
    /// The connection is ready, and nothing of the request has been sent on it.
    func connected()

    /// One line of a head or of a mail server's reply, with its line end. A fault ends the transfer.
    func line(_ bytes: UnsafeRawBufferPointer) -> WireFault?

    /// A piece of the answer's body.
    func body(_ bytes: UnsafeRawBufferPointer) -> Taking

    /// What libcurl's failure means here.
    func fault(of failure: CurlFailure, at stage: Patience.Stage) -> WireFault
}

/// What became of a piece of the body.
enum Taking {
    case taken
    /// The same piece has to come again later.
    case later
    case fault(WireFault)
}

/// The kinds of failure that libcurl tells apart and we do.
enum CurlFailure {
    case timeout
    case tls
    case login
    case badURL
    case badProtocol
    case noConnection
    case other

    /// What the failure means, whatever the errand is.
    func fault(at stage: Patience.Stage) -> WireFault {
        switch self {
        // Beside our own clock libcurl has one for connecting, which knows how many addresses are left to try.
        case .timeout: stage == .connecting ? .connectTimeout : .silence
        case .tls: .insecure
        case .badURL: .badRequest("the URL can't be used")
        case .noConnection: .unreachable
        case .badProtocol, .login, .other: stage == .connecting ? .unreachable : .broken
        }
    }
}
