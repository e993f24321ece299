import Access

/// Why a call had no result, told to the asker; a fault of the house is a `StoreError` instead.
public enum ToolRefusal: Error, Sendable, Hashable {
    /// There is no such tool here: misspelt, for another door, or (told to a model) not for this person.
    case unknown
    /// The person's role does not have the right.
    case notPermitted(Permission)
    /// A member of staff looks as the person, and this would do something.
    case onlyLooking
    /// The input breaks its declaration.
    case invalid(InputProblems)
    /// The record is not there, or not the person's.
    case notFound
    /// The record is in a state in which this can't be done; says so in a sentence.
    case conflict(String)
    /// The answer is larger than the door takes.
    case tooLarge

    /// A fixed word for the audit.
    var word: String {
        switch self {
        case .unknown: "unknown_tool"
        case .notPermitted(let permission): "needs " + permission.rawValue
        case .onlyLooking: "preview"
        case .invalid(let problems): Faults.has(.inputInAudit) ? problems.summary : "invalid_input"
        case .notFound: "not_found"
        case .conflict: "conflict"
        case .tooLarge: "too_large"
        }
    }

    /// What a model reads; for a tool that the person may not use the same bytes as for one that does not exist.
    var told: [UInt8] {
        let (word, sentence): (String, String) =
            switch self {
            case .notPermitted(let right) where Faults.has(.refusalTold): ("not_permitted", "Needs \(right.rawValue).")
            case .unknown, .notPermitted, .onlyLooking: ("unknown_tool", "There is no such tool.")
            case .invalid(let problems): ("invalid_input", problems.summary)
            case .notFound: ("not_found", "There is no such record for this person.")
            case .conflict(let sentence): ("conflict", sentence)
            case .tooLarge: ("too_large", "The result is too large. Ask for less.")
            }
        return JSONWriter.bytes { json in
            json.object {
                $0.field("error", word)
                $0.field("message", sentence)
            }
        }
    }
}
