import Store
import Tools

/// What an import of one file did, for a person or for a program.
struct ImportWords {
    let name: String
    let summary: ImportSummary
    let time: Duration

    /// A line for each kind.
    var text: String {
        kinds.map { "\(name): \($0.rawValue): \($1.added) new, \($1.replaced) replaced" }.joined(separator: "\n")
    }

    /// One object on one line.
    var json: String {
        JSONWriter.text { json in
            json.object {
                $0.field("file", name)
                $0.field("records", summary.records)
                $0.object("kinds") { kinds in
                    for (kind, count) in self.kinds {
                        kinds.object(kind.rawValue) {
                            $0.field("new", count.added)
                            $0.field("replaced", count.replaced)
                        }
                    }
                }
                $0.field("seconds", rounded(seconds))
                $0.field("records_per_second", seconds > 0 ? rounded(Double(summary.records) / seconds) : 0)
            }
        }
    }

    private var seconds: Double { time / .seconds(1) }

    private var kinds: [(ImportKind, ImportSummary.Count)] {
        summary.counts.sorted { $0.key.rawValue < $1.key.rawValue }
    }

    private func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
}
