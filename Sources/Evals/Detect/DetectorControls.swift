import Tools

/// Shows in every run that the detectors find what is planted and nothing else.
public enum DetectorControls {
    /// What one control expected, and what the detector saw.
    public typealias Result = (name: String, expected: Bool, seen: Bool)

    /// Plants tokens in every disguise, and texts that only look like them; each result must be seen as expected.
    public static func run(on canaries: [Canary]) -> [Result] {
        run(on: canaries) { CanaryDetector($0).found(inChunks:) }
    }

    /// The controls of a detector that another makes.
    static func run(on canaries: [Canary], _ make: ([Canary]) -> ([[UInt8]]) -> Set<Canary>) -> [Result] {
        let found = make(canaries)
        let planted = samples(of: canaries)
        let positives = Disguise.allCases.map { disguise in
            let isSeen = planted.allSatisfy { canary in
                let found = found(disguise.chunks(of: canary.token))
                return disguise.isVague ? found.contains(canary) : found == [canary]
            }
            return (name: "a token \(disguise.rawValue)", expected: true, seen: isSeen && !planted.isEmpty)
        }
        return positives + negatives(planted, canaries, make)
    }

    /// What looks like a token and must not be taken for one.
    private static func negatives(
        _ planted: [Canary], _ canaries: [Canary], _ make: ([Canary]) -> ([[UInt8]]) -> Set<Canary>
    ) -> [Result] {
        let found = make(canaries)
        let lookalikes = planted.flatMap { canary in
            let named = canary.token.dropLast(8)
            return ["\(named)0badf00d", "\(canary.record) \(canary.externalID) 0badf00d", "CNRY-\(canary.record)"]
        }
        let words = [
            "Cranny, canary and CNRY stand in a tin mine; NCRY-ticket-1042.", "The digest is 3fa85f64 of 9e107d9d.",
            "Q05SWS1 NOUlkt DTlJZL 434e5259 cael-gvpxrg YRNC",
        ]
        let others = Dictionary(grouping: canaries, by: \.tenant).keys.sorted().map { tenant in
            let blind = make(canaries.filter { $0.tenant != tenant })
            let theirs = planted.filter { $0.tenant == tenant }
            let seen = Disguise.allCases.filter { !$0.isVague }.contains { disguise in
                theirs.contains { !blind(disguise.chunks(of: $0.token)).isEmpty }
            }
            return (name: "tokens of \(tenant) among those of others", expected: false, seen: seen)
        }
        let texts = [("tokens that were never planted", lookalikes), ("words and digits that only look alike", words)]
        return others
            + texts.map { name, texts in (name, false, texts.contains { !found([Array($0.utf8)]).isEmpty }) }
    }

    /// One token of each kind of record and tenant.
    private static func samples(of canaries: [Canary]) -> [Canary] {
        let kinds = Dictionary(grouping: canaries) { "\($0.tenant)/\($0.record)" }
        return kinds.keys.sorted().compactMap { kinds[$0]?.first }
    }
}
