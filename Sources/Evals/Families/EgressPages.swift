import Access
import Concierge
import Foundation

/// A model for tests in a real browser: asked for `egress NAME`, it says that answer of the corpus piece by piece.
public enum EgressPages {
    /// The desk with that model, with a fault planted when one is named; nil in a release, which has neither.
    public static func desk(corpus folder: String, planting fault: String? = nil) throws -> (any ModelDesk)? {
        #if FAULTS
            Faults.plant(named: fault)
            return OneModelDesk(model: RequestedModel(answers: try Corpus.load(folder: folder).egress))
        #else
            return nil
        #endif
    }
}

#if FAULTS
    private struct RequestedModel: LanguageModel {
        let name = "hostile"
        let answers: [EgressAnswer]

        func respond(to request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
            var words = ""
            if case .person(let text) = request.turns.last { words = text }
            // A page may stand before the person's own words.
            let wanted = words.split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
            let chunks = answers.first { $0.name == wanted }?.chunks ?? ["There is no answer called \(wanted)."]
            return AsyncThrowingStream { continuation in
                let task = Task {
                    for chunk in chunks {
                        continuation.yield(.text(chunk))
                        try? await Task.sleep(for: .milliseconds(10))
                    }
                    continuation.yield(.end(.end, ModelUsage()))
                    continuation.finish()
                }
                continuation.onTermination = { _ in task.cancel() }
            }
        }
    }
#endif
