/// Why a model gave no whole response: what happened, never what was sent or answered.
public struct ModelFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened.
    public enum Kind: Sendable, Hashable {
        /// The model's servers have too much to do.
        case overloaded
        /// This key may not ask so often; after so many seconds it may, when they said.
        case rateLimited(retryAfter: Int?)
        /// The account has no credit or has reached its limit of spending.
        case outOfCredit
        /// The key was refused, or may not do this.
        case refusedKey
        /// There is no such model for this key.
        case unknownModel
        /// What was asked is longer than the model takes.
        case tooLarge
        /// The answer ended in the middle.
        case brokenStream
        /// The answer broke the rules of the interface, so that nothing may follow from it.
        case unreadable
        /// Nobody answered at that address.
        case unreachable
        /// The answer, or its next part, did not come in time.
        case outOfTime
        /// The request was refused as wrong.
        case badRequest
        /// The servers failed.
        case failed
    }

    /// What happened.
    public let kind: Kind
    /// The status of the answer; nil when there was none.
    public let status: Int?
    /// The words by which the servers name it, such as `rate_limit_error`; empty when they gave none.
    public let type: String
    /// By which the servers find the request in their logs; nil when they gave none.
    public let requestID: String?

    /// A fault.
    public init(_ kind: Kind, status: Int? = nil, type: String = "", requestID: String? = nil) {
        self.kind = kind
        self.status = status
        self.type = type
        self.requestID = requestID
    }

    /// One line for a log.
    public var description: String {
        let parts = ["\(kind)", status.map { "status \($0)" }, type.isEmpty ? nil : type, requestID]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
