import Foundation
import Testing
import Tools

@testable import Evals

private let evals = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../evals")
    .standardizedFileURL.path

@Suite struct CorpusTests {
    @Test func `the corpus of the repository loads, and is as large as it says`() throws {
        let corpus = try Corpus.load(folder: evals)
        #expect(corpus.attacks.count >= 48)
        #expect(Set(corpus.attacks.map(\.group)).count >= 12)
        #expect(corpus.values.count >= 110)
        #expect(corpus.objects.count >= 40)
        #expect(corpus.egress.count >= 60)
        #expect(corpus.owasp.ids.count == 20)
    }

    @Test func `every risk that a run may claim has an attack`() throws {
        let corpus = try Corpus.load(folder: evals)
        let tried = Set(corpus.attacks.flatMap(\.owasp))
        let claimed = corpus.owasp.lists.flatMap(\.risks).filter { $0.most != .no }.map(\.id)
        #expect(Set(claimed).subtracting(tried) == [])
    }

    @Test func `no text of the corpus names a host that somebody could own`() throws {
        let corpus = try Corpus.load(folder: evals)
        let attacks = corpus.attacks.flatMap { [$0.text, $0.short] + $0.obeys.map { "\($0)" } }
        let values = (corpus.values.map(\.json) + corpus.objects.map(\.template)).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect((attacks + values + corpus.egress.map(\.text)).flatMap(ownableHosts) == [])
    }

    @Test func `a host that somebody could own is found`() {
        for text in ["see https://evil.com/x", "//cdn.jsdelivr.net", "x@mail.co.uk", "HTTPS://A.DEV?x"] {
            #expect(!ownableHosts(text).isEmpty, "\(text)")
        }
        #expect(ownableHosts("https://pay.collector.example/p.png and boot.ini, item.value, e.g. this.") == [])
    }

    @Test func `every attack does something, and every short text fits into a subject`() throws {
        for attack in try Corpus.load(folder: evals).attacks {
            #expect(!attack.obeys.isEmpty && !attack.harm.isEmpty, "\(attack.name)")
            #expect((3...140).contains(attack.short.unicodeScalars.count), "\(attack.name)")
            #expect(attack.text.unicodeScalars.count <= 8000, "\(attack.name)")
        }
    }

    @Test func `every kind of field has values that must be refused and values that must not`() throws {
        let values = try Corpus.load(folder: evals).values
        for kind in HostileValue.FieldKind.allCases {
            let expected = values.compactMap { $0.expected[kind] }
            #expect(expected.count { $0 == .refused } >= 50, "\(kind)")
            #expect(expected.contains { $0 != .refused }, "\(kind)")
        }
        let objects = try Corpus.load(folder: evals).objects
        #expect(objects.contains { $0.expected == .same } && objects.contains { $0.expected == .refused })
    }

    @Test func `answers try all three harms, and some come in pieces`() throws {
        let answers = try Corpus.load(folder: evals).egress
        for harm in EgressAnswer.Harm.allCases { #expect(answers.count { $0.forbidden.contains(harm) } >= 10) }
        #expect(answers.count { $0.chunks.count > 1 } >= 5)
    }

    @Test func `the schemas know the words that the reader knows`() throws {
        let words = [
            "attacks": Attack.keys, "values": HostileValue.FieldKind.allCases.map(\.rawValue),
            "egress": EgressAnswer.Harm.allCases.map(\.rawValue), "owasp": CorpusOWASP.Reach.allCases.map(\.rawValue),
        ]
        for (name, words) in words {
            let schema = try String(contentsOfFile: "\(evals)/../docs/schema/eval-\(name).schema.json", encoding: .utf8)
            for word in words { #expect(schema.contains("\"\(word)\""), "\(name): \(word)") }
        }
    }

    @Test func `a missing folder, and a folder with a stray file, are faults`() throws {
        #expect(throws: DataFault(["gone/owasp.yaml: can't be read"])) { try Corpus.load(folder: "gone") }
        let folder = URL.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: URL(filePath: evals), to: folder)
        try Data("x".utf8).write(to: folder.appending(path: "attacks/notes.txt"))
        try Data("answers: []".utf8).write(to: folder.appending(path: "egress.yaml"))
        let stray = "\(folder.path)/attacks/notes.txt: is no file of attacks; their names end in .yaml"
        #expect(throws: DataFault([stray, "\(folder.path)/egress.yaml:1: must not be an empty list"])) {
            try Corpus.load(folder: folder.path)
        }
    }

    /// Hosts and domains of mail under a top level that is sold.
    private func ownableHosts(_ text: String) -> [String] {
        let sold = #/(?i)(?:\/\/|@)[a-z0-9.\-]*\.(com|net|org|io|dev|app|co|de|uk|us|eu|ai|info|biz)(?![a-z0-9.\-])/#
        return text.matches(of: sold).map { String($0.output.0) }
    }
}
