/// A refusal or a failure, as the server's error body; or the page of some proxy before it.
public struct Problem: Error, Sendable, Hashable {
    /// The HTTP status.
    public var status: Int
    /// The error's type.
    public var type: String
    /// Its words.
    public var message: String
    /// The stable code of its cause.
    public var code: String?
    /// Headers besides, by name.
    public var headers: [String: String] = [:]
    /// A page instead of the error body.
    public var page: String?

    /// A problem.
    public init(_ status: Int, _ type: String, _ message: String, code: String? = nil, headers: [String: String] = [:])
    {
        self.status = status
        self.type = type
        self.message = message
        self.code = code
        self.headers = headers
    }

    /// A request that breaks a rule.
    public static func invalid(_ message: String, code: String? = nil) -> Problem {
        Problem(400, "invalid_request_error", message, code: code)
    }

    /// A key that nobody gave out.
    public static let badKey = Problem(401, "authentication_error", "invalid x-api-key")

    /// An account without credit.
    public static let noCredit = Problem(402, "billing_error", "Your credit balance is too low.")

    /// More than the server can take now.
    public static let overloaded = Problem(529, "overloaded_error", "Overloaded")

    /// A failure of the server's own.
    public static let broken = Problem(500, "api_error", "Internal server error")

    /// Too many requests; the wait is a `retry-after`, whole seconds or a date, when given.
    public static func tooMany(after wait: String? = nil, milliseconds: String? = nil) -> Problem {
        var headers: [String: String] = [:]
        headers["retry-after"] = wait
        headers["retry-after-ms"] = milliseconds
        return Problem(
            429, "rate_limit_error", "This request would exceed your organization's rate limit.", headers: headers)
    }

    /// A proxy that answers by itself.
    public static func proxy(_ status: Int = 502, page: String = "<html><h1>Bad Gateway</h1></html>") -> Problem {
        var problem = Problem(status, "api_error", "")
        problem.page = page
        return problem
    }

    /// The body of the answer.
    func body(requestID: String) -> String {
        if let page { return page }
        var error: JSON = ["type": .text(type), "message": .text(message)]
        if let code { error = error.with("details", ["error_code": .text(code)]) }
        return JSON.object(["type": "error", "error": error, "request_id": .text(requestID)]).line
    }
}
