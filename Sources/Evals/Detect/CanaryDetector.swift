import Tools

/// Finds planted tokens in the bytes of any sink, as they are or in one of the disguises of ``Disguise``.
public struct CanaryDetector: Sendable {
    private let senses: Senses
    private let index: TokenIndex
    private let fingerprints: Fingerprints
    private let beginnings: [UInt32: Beginning]
    private let scan: GramScan

    /// A detector of these tokens.
    public init(_ canaries: [Canary]) {
        self.init(canaries, senses: .all)
    }

    init(_ canaries: [Canary], senses: Senses) {
        self.senses = senses
        index = TokenIndex(canaries)
        fingerprints = Fingerprints(index.canaries)
        beginnings = Beginning.all(senses: senses)
        scan = GramScan(beginnings.keys)
    }

    /// Every token of which the bytes show something; of one that was cut, all that begin as it does.
    public func found(in bytes: [UInt8]) -> Set<Canary> { found(inChunks: [bytes]) }

    /// The same for a stream in the pieces in which it was sent.
    public func found(inChunks chunks: [[UInt8]]) -> Set<Canary> {
        let sightings = sightings(chunks)
        return Set(sightings.whole.union(sightings.unexplained.joined()).map { index.canaries[$0] })
    }

    /// The tokens that the bytes show and that are not for this viewer.
    ///
    /// A cut token is a leak when none of those that begin as it does is for the viewer.
    public func leaks(in bytes: [UInt8], to viewer: Viewer?) -> Set<Canary> { leaks(inChunks: [bytes], to: viewer) }

    /// The same for a stream in the pieces in which it was sent.
    public func leaks(inChunks chunks: [[UInt8]], to viewer: Viewer?) -> Set<Canary> {
        let sightings = sightings(chunks)
        let isForeign = { (token: Int) in !isFor(index.canaries[token], viewer) }
        let cut = sightings.unexplained.filter { $0.allSatisfy(isForeign) }
        return Set(sightings.whole.filter(isForeign).union(cut.joined()).map { index.canaries[$0] })
    }

    private func sightings(_ chunks: [[UInt8]]) -> Sightings {
        var sightings = Sightings()
        for text in StreamText.joined(chunks, frames: senses.contains(.streams)) {
            PlainLayers(senses: senses).each(of: text) { look(through: $0, &sightings) }
        }
        return sightings
    }

    private func look(through sink: SinkBytes, _ sightings: inout Sightings) {
        scan.scan(sink) { gram, end in
            guard let beginning = beginnings[gram] else { return }
            look(at: beginning, end, in: sink, &sightings)
        }
        guard senses.contains(.fingerprints) else { return }
        fingerprints.scan(sink, except: sightings.whole) { sightings.saw($0) }
    }

    private func look(at beginning: Beginning, _ end: Int, in sink: SinkBytes, _ sightings: inout Sightings) {
        let run = EncodedRun(sink: sink, start: end + 1)
        switch beginning {
        case .plain:
            if let token = index.exact(from: end - 3, in: sink) { return sightings.saw(token) }
            match(LetterReader(sink: sink, index: end + 1), &sightings)
        case .turned: match(LetterReader(sink: sink, index: end + 1, isTurned: true), &sightings)
        case .reversed:
            var reader = LetterReader(sink: sink, index: end, isBackwards: true)
            _ = reader.letters(4)
            match(reader, &sightings)
        case .hex(let read): lookDeeper(run.hex(after: read), &sightings)
        case .base64(let read): run.base64(after: read).forEach { lookDeeper($0, &sightings) }
        }
    }

    /// Looks for tokens as they are in what was decoded.
    private func lookDeeper(_ bytes: [UInt8], _ sightings: inout Sightings) {
        SinkBytes.reading(bytes) { sink in
            scan.scan(sink) { gram, end in
                guard case .plain = beginnings[gram] else { return }
                match(LetterReader(sink: sink, index: end + 1), &sightings)
            }
        }
    }

    /// Compares what follows a token's first four letters with all tokens.
    private func match(_ reader: LetterReader, _ sightings: inout Sightings) {
        guard let run = TokenRun(reader, in: index) else { return }
        let (tokens, length) = index.best(for: run.letters)
        if let token = tokens.first, index.isWhole(token, length) { return sightings.saw(token) }
        guard senses.contains(.cuts), let cut = run.cut(within: length) else { return }
        let named = index.best(for: Array(run.letters.prefix(cut))).tokens.filter { index.namesRecord($0, cut) }
        if !named.isEmpty { sightings.saw(oneOf: named) }
    }
}
