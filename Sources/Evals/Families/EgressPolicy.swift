import PortalWeb

/// What an answer's headers allow a browser; the second lock, should a page ever say too much.
enum EgressPolicy {
    private static let needed: [String: String] = [
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'",
        "connect-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'",
    ]

    /// What is missing or too wide; empty when nothing is.
    static func faults(of answer: InProcess.Answer) -> [String] {
        let policies = answer.headers.filter { $0.name.lowercased() == "content-security-policy" }
        guard policies.count == 1, let policy = policies.first?.value else { return ["no single policy"] }
        var faults: [String] = []
        var seen: Set<String> = []
        for directive in policy.split(separator: ";") {
            let words = directive.split(separator: " ").map { $0.lowercased() }
            guard let name = words.first else { continue }
            if !seen.insert(name).inserted { faults.append("\(name) twice") }
            let sources = words.dropFirst().joined(separator: " ")
            if sources != "'none'", sources != needed[name] { faults.append("\(name) \(sources)") }
        }
        faults += needed.keys.filter { !seen.contains($0) && $0 != "default-src" && !$0.hasSuffix("-src") }
        if !seen.contains("default-src") { faults.append("no default-src") }
        return (faults + others(answer)).sorted()
    }

    private static func others(_ answer: InProcess.Answer) -> [String] {
        var faults: [String] = []
        if answer.header("X-Content-Type-Options") != "nosniff" { faults.append("types are guessed") }
        if answer.header("Cache-Control")?.contains("no-store") != true { faults.append("the page may be stored") }
        for name in ["Refresh", "Link", "Location", "X-DNS-Prefetch-Control"] where answer.header(name) != nil {
            faults.append("header \(name)")
        }
        return faults
    }
}
