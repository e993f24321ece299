import Foundation
import Store

/// The text that a person agrees to when they sign: a file with a version, never changed once somebody has signed it.
public enum ConsentText {
    /// The name and version of the text of today.
    public static let version = "risk-acceptance-1"

    /// The words of the button.
    public static let intent = "Sign and accept this risk"

    /// The text of today; throws when its file is not beside the program.
    public static func current() throws -> SignedPaper.Consent {
        SignedPaper.Consent(version: version, text: try words.get())
    }

    private static let words = Result {
        let file = Bundle.module.bundleURL.appendingPathComponent("Consents/\(version).txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw StoreError.fault("the consent text \(version) is missing")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
