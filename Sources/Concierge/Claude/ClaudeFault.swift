import Access

/// An answer of Claude's interface that is no response, as it came: what it means, and when it is worth asking again.
struct ClaudeFault: Error, Sendable, Hashable {
    /// The status; of an error in the middle of a stream, nil.
    let status: Int?
    let body: ErrorBody
    let requestID: String?
    /// Whether the servers say themselves that asking again helps.
    let shouldRetry: Bool?
    /// How long the servers want us to wait, in seconds; nil when they say nothing that can be read.
    let wait: Double?

    /// An error in the middle of a stream.
    init(told body: ErrorBody, requestID: String?) {
        status = nil
        self.body = body
        self.requestID = body.requestID ?? requestID
        shouldRetry = nil
        wait = nil
    }

    /// An answer with another status than 200.
    init(status: Int, header: (String) -> String?, bytes: [UInt8], now: Instant) {
        self.status = status
        body = ErrorBody(bytes: bytes)
        requestID = header("request-id").flatMap { $0.isPlainWord ? $0 : nil } ?? body.requestID
        shouldRetry = header("x-should-retry").flatMap(Bool.init)
        wait = Self.wait(header, now)
    }

    /// What it means: by the error's code, then its type, then the status; never by its sentences.
    var meaning: ModelFault {
        ModelFault(kind, status: status, type: body.code.isEmpty ? body.type : body.code, requestID: requestID)
    }

    private var kind: ModelFault.Kind { byCode ?? byType ?? byStatus }

    private var byCode: ModelFault.Kind? {
        switch body.code {
        case "enforced_spend_limit_reached", "contract_spend_limit_reached", "organization_on_hold": .outOfCredit
        case "ramp_limit_exceeded": .rateLimited(retryAfter: seconds)
        case "request_body_too_large_after_decoding": .tooLarge
        case "request_body_timeout": .outOfTime
        case "tool_name_conflict", "available_tools_limit_exceeded", "unsupported_charset": .badRequest
        default: nil
        }
    }

    private var byType: ModelFault.Kind? {
        switch body.type {
        case "rate_limit_error": .rateLimited(retryAfter: seconds)
        case "overloaded_error": .overloaded
        case "billing_error": .outOfCredit
        case "authentication_error", "permission_error": .refusedKey
        case "not_found_error": .unknownModel
        case "request_too_large": .tooLarge
        case "timeout_error": .outOfTime
        case "api_error": .failed
        // Its status may say more.
        case "invalid_request_error" where status != 413: .badRequest
        default: nil
        }
    }

    private var byStatus: ModelFault.Kind {
        switch status {
        case 400, 422, 431: .badRequest
        case 401, 403: .refusedKey
        case 402: .outOfCredit
        case 404: .unknownModel
        case 408, 504: .outOfTime
        case 407, 502: .unreachable
        case 413: .tooLarge
        case 429: .rateLimited(retryAfter: seconds)
        case 503, 529: .overloaded
        default: .failed
        }
    }

    private var seconds: Int? { wait.map { Int($0.rounded(.up)) } }

    private static func wait(_ header: (String) -> String?, _ now: Instant) -> Double? {
        if let text = header("retry-after-ms"), let number = number(text) { return number / 1000 }
        guard let text = header("retry-after") else { return nil }
        if let number = number(text) { return number }
        guard let date = HTTPDate.read(text) else { return nil }
        let milliseconds = date.milliseconds.subtractingReportingOverflow(now.milliseconds)
        return milliseconds.overflow || milliseconds.partialValue <= 0
            ? nil : min(Double(milliseconds.partialValue) / 1000, longest)
    }

    /// A wait that can be counted on; nil for nothing, less than nothing, and what is no number.
    private static func number(_ text: String) -> Double? {
        guard let number = Double(text), number.isFinite, number > 0 else { return nil }
        return min(number, longest)
    }

    /// Servers may say anything; thirty days stand for everything longer.
    private static let longest = 2_592_000.0
}
