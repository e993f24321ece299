import Wire

/// Why an answer did not arrive, or not whole, or could not be read.
enum TransferFault: Error, Sendable, Equatable {
    /// The transfer came to nothing, or only to a part.
    case wire(WireFault)
    /// The stream ended before the response did.
    case cut
    /// What arrived is no response of this interface.
    case unreadable

    /// Whether another attempt may fare better.
    var isPassing: Bool {
        switch self {
        case .wire(.unreachable), .wire(.connectTimeout), .wire(.firstByteTimeout), .wire(.broken), .cut: true
        case .wire, .unreadable: false
        }
    }

    /// What it means.
    func meaning(_ requestID: String?) -> ModelFault {
        ModelFault(kind, requestID: requestID)
    }

    private var kind: ModelFault.Kind {
        switch self {
        case .cut, .wire(.broken): .brokenStream
        case .unreadable, .wire(.tooLarge): .unreadable
        case .wire(.unreachable), .wire(.connectTimeout), .wire(.insecure), .wire(.stopped): .unreachable
        case .wire(.firstByteTimeout), .wire(.silence), .wire(.whole): .outOfTime
        case .wire(.badRequest): .badRequest
        case .wire(.cancelled), .wire(.smtp): .failed
        }
    }
}
