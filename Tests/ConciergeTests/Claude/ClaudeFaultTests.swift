import Access
import Testing
import Wire

@testable import Concierge

/// What Claude's errors mean, what people are told of them, and when it is worth asking again.
@Suite struct ClaudeFaultTests {
    private static let now = Instant(milliseconds: 784_111_767_000)

    private static func fault(
        _ status: Int, _ type: String = "", code: String = "", headers: [String: String] = [:], page: String? = nil
    ) -> ClaudeFault {
        let details = code.isEmpty ? "" : #","details":{"error_code":"\#(code)"}"#
        let body = #"{"type":"error","error":{"type":"\#(type)","message":"m"\#(details)},"request_id":"req_b"}"#
        return ClaudeFault(status: status, header: { headers[$0] }, bytes: Array((page ?? body).utf8), now: now)
    }

    private static let meanings: [(Int, String, String, ModelFault.Kind, String)] = [
        (401, "authentication_error", "", .refusedKey, "key_refused"),
        (403, "permission_error", "", .refusedKey, "key_refused"),
        (402, "billing_error", "", .outOfCredit, "out_of_credit"),
        (404, "not_found_error", "", .unknownModel, "key_refused"),
        (413, "request_too_large", "", .tooLarge, "too_long"),
        (413, "invalid_request_error", "request_body_too_large_after_decoding", .tooLarge, "too_long"),
        (413, "invalid_request_error", "", .tooLarge, "too_long"),
        (429, "rate_limit_error", "", .rateLimited(retryAfter: nil), "rate_limited"),
        (429, "rate_limit_error", "ramp_limit_exceeded", .rateLimited(retryAfter: nil), "rate_limited"),
        (429, "rate_limit_error", "enforced_spend_limit_reached", .outOfCredit, "out_of_credit"),
        (429, "rate_limit_error", "contract_spend_limit_reached", .outOfCredit, "out_of_credit"),
        (400, "invalid_request_error", "organization_on_hold", .outOfCredit, "out_of_credit"),
        (400, "invalid_request_error", "request_body_timeout", .outOfTime, "unreachable"),
        (400, "invalid_request_error", "tool_name_conflict", .badRequest, "model_failed"),
        (400, "invalid_request_error", "", .badRequest, "model_failed"),
        (400, "rate_limit_error", "", .rateLimited(retryAfter: nil), "rate_limited"),
        (422, "", "", .badRequest, "model_failed"), (408, "", "", .outOfTime, "unreachable"),
        (500, "api_error", "", .failed, "model_failed"), (504, "timeout_error", "", .outOfTime, "unreachable"),
        (529, "overloaded_error", "", .overloaded, "overloaded"), (503, "", "", .overloaded, "overloaded"),
        (529, "novelty_error", "novelty", .overloaded, "overloaded"), (302, "", "", .failed, "model_failed"),
        (501, "", "", .failed, "model_failed"), (407, "", "", .unreachable, "unreachable"),
    ]

    @Test(arguments: meanings)
    func `an error means what its code says, else its type, else its status`(
        status: Int, type: String, code: String, kind: ModelFault.Kind, word: String
    ) {
        let meaning = Self.fault(status, type, code: code).meaning
        #expect(meaning.kind == kind)
        #expect(ChatProblem(meaning).code == word)
    }

    @Test func `an error in the middle of a stream means what its type says`() {
        let kinds: [(String, ModelFault.Kind)] = [
            ("overloaded_error", .overloaded), ("api_error", .failed),
            ("rate_limit_error", .rateLimited(retryAfter: nil)),
            ("novelty", .failed),
        ]
        for (type, kind) in kinds {
            let body = ErrorBody(["type": "error", "error": ["type": .string(type)]])
            #expect(
                ClaudeFault(told: body, requestID: "req_1").meaning == ModelFault(kind, type: type, requestID: "req_1"))
        }
    }

    @Test func `a proxy's page is no error of Claude's, and nothing of it is kept`() {
        for (status, kind) in [(502, ModelFault.Kind.unreachable), (403, .refusedKey), (500, .failed)] {
            let fault = Self.fault(status, page: "<html>Bearer sk-secret</html>")
            #expect(fault.meaning == ModelFault(kind, status: status))
            #expect(!"\(fault)".contains("secret"))
        }
    }

    @Test func `a fault says in a log which request it was, and nothing that could break a line`() {
        let named = Self.fault(500, "api_error", headers: ["request-id": "req_011CSHoE"]).meaning
        #expect("\(named)" == "failed, status 500, api_error, req_011CSHoE")
        #expect(Self.fault(500, "api_error").meaning.requestID == "req_b")
        let odd = Self.fault(500, "a\\nb", code: "c d", headers: ["request-id": "r\r\nAuthorization: x"]).meaning
        #expect("\(odd)" == "failed, status 500, req_b")
    }

    @Test func `the servers say how long to wait, in any of three ways`() {
        let waits: [([String: String], Double?)] = [
            (["retry-after-ms": "1500", "retry-after": "9"], 1.5), (["retry-after": "3"], 3),
            (["retry-after": "0.25"], 0.25),
            (["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], 10),
            (["retry-after": "Sun, 06 Nov 1994 08:49:00 GMT"], nil),
            (["retry-after-ms": "0", "retry-after": "2"], 2), (["retry-after": "-1"], nil),
            (["retry-after": "nan"], nil),
            (["retry-after": "inf"], nil), (["retry-after": "1e400"], nil), (["retry-after": "1e300"], 2_592_000),
            (["retry-after": "soon"], nil), (["retry-after": "Sun, 06 Nov 9999 99:49:37 GMT"], nil),
            (["retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"], 2_592_000), ([:], nil),
        ]
        for (headers, wait) in waits { #expect(Self.fault(429, headers: headers).wait == wait, "\(headers)") }
    }

    @Test func `what is worth another attempt has two, and not at the same moment`() {
        let policy = RetryPolicy()
        for fault in [408, 409, 429, 500, 501, 503, 504, 529].map({ Self.fault($0) }) {
            #expect(policy.wait(after: fault, failures: 1, elapsed: .zero, chance: 0) == .milliseconds(500))
            #expect(policy.wait(after: fault, failures: 1, elapsed: .zero, chance: 1) == .milliseconds(375))
            #expect(policy.wait(after: fault, failures: 2, elapsed: .seconds(1), chance: 0) == .seconds(1))
            #expect(policy.wait(after: fault, failures: 3, elapsed: .seconds(2)) == nil)
        }
        for status in [400, 401, 402, 403, 404, 413, 422, 431, 499] {
            #expect(policy.wait(after: Self.fault(status), failures: 1, elapsed: .zero) == nil, "\(status)")
        }
    }

    @Test func `the servers decide whether and when, but not about money and not about a person's time`() {
        let policy = RetryPolicy()
        func wait(_ fault: ClaudeFault, elapsed: Duration = .zero) -> Duration? {
            policy.wait(after: fault, failures: 1, elapsed: elapsed, chance: 0)
        }
        #expect(wait(Self.fault(400, headers: ["x-should-retry": "true"])) == .milliseconds(500))
        #expect(wait(Self.fault(529, headers: ["x-should-retry": "false"])) == nil)
        #expect(wait(Self.fault(529, headers: ["x-should-retry": "perhaps"])) != nil)
        #expect(wait(Self.fault(429, headers: ["retry-after": "5"])) == .seconds(5))
        #expect(wait(Self.fault(429, headers: ["retry-after": "7"])) == nil)
        #expect(wait(Self.fault(429, headers: ["retry-after": "5"]), elapsed: .seconds(2)) == nil)
        #expect(wait(Self.fault(529), elapsed: .seconds(6)) == nil)
        for code in ["enforced_spend_limit_reached", "contract_spend_limit_reached"] {
            #expect(wait(Self.fault(429, "rate_limit_error", code: code, headers: ["x-should-retry": "true"])) == nil)
        }
    }

    @Test func `a connection that failed is tried again, and what can't get better is not`() {
        let policy = RetryPolicy()
        let passing: [TransferFault] = [
            .cut, .wire(.unreachable), .wire(.connectTimeout), .wire(.broken), .wire(.firstByteTimeout),
        ]
        let lasting: [TransferFault] = [
            .unreadable, .wire(.insecure), .wire(.tooLarge), .wire(.stopped), .wire(.whole), .wire(.silence),
            .wire(.badRequest("url")), .wire(.cancelled),
        ]
        for fault in passing { #expect(policy.wait(after: fault, failures: 1, elapsed: .zero) != nil, "\(fault)") }
        for fault in lasting { #expect(policy.wait(after: fault, failures: 1, elapsed: .zero) == nil, "\(fault)") }
        let words = [
            "unreachable": [TransferFault.wire(.unreachable), .wire(.insecure), .wire(.silence), .wire(.stopped)],
            "cut": [.cut, .wire(.broken)], "model_failed": [.unreadable, .wire(.tooLarge)],
        ]
        for (word, faults) in words {
            for fault in faults { #expect(ChatProblem(fault.meaning(nil)).code == word, "\(fault)") }
        }
    }

    @Test func `a person reads what happened, what still works and when to try again, and nothing of money or keys`() {
        let kinds: [ModelFault.Kind] = [
            .overloaded, .rateLimited(retryAfter: 90), .rateLimited(retryAfter: nil), .rateLimited(retryAfter: .max),
            .rateLimited(retryAfter: .min), .outOfCredit, .refusedKey, .unknownModel, .tooLarge, .brokenStream,
            .unreadable,
            .unreachable, .outOfTime, .badRequest, .failed,
        ]
        for kind in kinds {
            let problem = ChatProblem(ModelFault(kind, status: 500, type: "secret_word", requestID: "req_1"))
            #expect(problem.message.hasSuffix("."), "\(kind)")
            for word in ["kept", "ticket", "again"] where problem.message.contains(word) { break }
            let isHelpful = ["kept", "ticket", "again"].contains { problem.message.contains($0) }
            #expect(isHelpful, "\(problem.message)")
            for word in ["key", "credit", "money", "Claude", "req_1", "secret", "token", "500"] {
                #expect(!problem.message.contains(word), "\(problem.message)")
            }
            #expect(problem.isOfTheModel == (problem.code != "too_long"))
        }
        #expect(ChatProblem(ModelFault(.rateLimited(retryAfter: 90))).message.contains("in 2 minutes"))
        #expect(ChatProblem(ModelFault(.rateLimited(retryAfter: 90))).retryAfter == 90)
        #expect(!ChatProblem.notSetUp.isOfTheModel && !ChatProblem.refused.isOfTheModel)
    }
}
