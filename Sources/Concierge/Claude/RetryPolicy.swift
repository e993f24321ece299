import Access

/// When a request that failed is sent again: twice at most, only while nothing was shown, and only if the waiting ends
/// soon enough for a person who looks at the page.
struct RetryPolicy: Sendable {
    /// How often a request is sent again at most.
    var retries = 2
    /// How long after the first attempt the last one may begin: a person is told something within ten seconds.
    var patience = Duration.seconds(6)

    /// Of these the next attempt would say the same.
    private static let lasting: Set<String> = [
        "enforced_spend_limit_reached", "contract_spend_limit_reached", "organization_on_hold", "billing_error",
    ]

    /// How long to wait before the next attempt; nil when there is to be none.
    ///
    /// `failures` counts the attempts that have failed, `elapsed` is since the first began, `chance` lies between 0 and 1.
    func wait(
        after fault: any Error, failures: Int, elapsed: Duration, chance: Double = .random(in: 0...1)
    ) -> Duration? {
        guard failures <= retries, isWorthAnother(fault) else { return nil }
        let told = (fault as? ClaudeFault)?.wait.map { Duration.milliseconds(Int64(($0 * 1000).rounded(.up))) }
        let wait = told ?? backOff(failures, chance)
        return elapsed + wait <= patience ? wait : nil
    }

    private func isWorthAnother(_ fault: any Error) -> Bool {
        switch fault {
        case let fault as ClaudeFault:
            guard Self.lasting.isDisjoint(with: [fault.body.code, fault.body.type]) else { return false }
            return fault.shouldRetry ?? fault.isPassing
        case let fault as TransferFault: return fault.isPassing
        default: return false
        }
    }

    private func backOff(_ failures: Int, _ chance: Double) -> Duration {
        let longest = min(0.5 * Double(1 << min(max(failures - 1, 0), 10)), 8)
        return .milliseconds(Int64(longest * (1 - 0.25 * chance) * 1000))
    }
}

extension ClaudeFault {
    /// Whether it is of a kind that passes; an error in a stream counts as the status that it stands for.
    fileprivate var isPassing: Bool {
        if let status { return [408, 409, 429].contains(status) || status >= 500 }
        return ["overloaded_error", "api_error", "timeout_error", "rate_limit_error"].contains(body.type)
    }
}
