/// Finds named secrets in the bytes of any sink, as they are or in a disguise.
///
/// A code of four to eight digits counts only as a whole group of digits; anything else shorter than six letters and
/// digits is not found.
public struct SecretDetector: Sendable {
    /// One form of one secret.
    private struct Form: Sendable {
        let secret: Int
        let letters: [UInt8]
        let isCode: Bool
    }

    private let names: [String]
    private let forms: [UInt32: [Form]]
    /// Keys that are no text may also stand in a sink as they are.
    private let raw: [(secret: Int, bytes: [UInt8])]
    private let scan: GramScan

    /// A detector of these secrets; several may have one name.
    public init(_ secrets: [(name: String, bytes: [UInt8])]) {
        names = secrets.map(\.name)
        let kinds = secrets.map { SecretForms(bytes: $0.bytes) }
        let all = kinds.enumerated().flatMap { secret, kind in
            kind.all.map { Form(secret: secret, letters: $0, isCode: kind.isCode) }
        }
        forms = Dictionary(grouping: all) { PlainLetters.gram($0.letters) }
        raw = kinds.enumerated().compactMap { $1.isText || $1.bytes.count < 4 ? nil : ($0, $1.bytes) }
        scan = GramScan(forms.keys)
    }

    /// The names of the secrets that the bytes show, in the order in which they were given.
    public func found(in bytes: [UInt8]) -> [String] { found(inChunks: [bytes]) }

    /// The same for a stream in the pieces in which it was sent.
    public func found(inChunks chunks: [[UInt8]]) -> [String] {
        var seen: Set<Int> = []
        for text in StreamText.joined(chunks) {
            SinkBytes.reading(text) { sink in
                for (secret, bytes) in raw where sink.contains(bytes) { seen.insert(secret) }
            }
            PlainLayers(senses: .all).each(of: text) { look(through: $0, &seen) }
        }
        return seen.sorted().map { names[$0] }
    }

    private func look(through sink: SinkBytes, _ seen: inout Set<Int>) {
        scan.scan(sink) { gram, end in
            for form in forms[gram] ?? [] where !seen.contains(form.secret) && stands(form, end, in: sink) {
                seen.insert(form.secret)
            }
        }
    }

    private func stands(_ form: Form, _ end: Int, in sink: SinkBytes) -> Bool {
        if form.isCode { return standsAlone(form.letters, from: end - 3, in: sink) }
        var reader = LetterReader(sink: sink, index: end + 1)
        return reader.continues(with: form.letters.dropFirst(4))
    }

    private func standsAlone(_ code: [UInt8], from start: Int, in sink: SinkBytes) -> Bool {
        sink.copied(start..<start + code.count) == code && sink[start - 1].flatMap(PlainLetters.lowered) == nil
            && sink[start + code.count].flatMap(PlainLetters.lowered) == nil
    }
}
