import Foundation

/// The name of a provider in commands: small letters, digits and single dashes.
public enum TenantSlug {
    /// So many characters at most.
    private static let longest = 40

    /// The slug of a name; `provider` where the name has neither Latin letters nor digits.
    public static func made(of name: String) -> String {
        let words = name.lowercased().decomposedLetters.split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        var slug = ""
        for word in words where slug.count + word.count < longest {
            slug += (slug.isEmpty ? "" : "-") + word
        }
        guard slug.isEmpty else { return slug }
        return words.first.map { String($0.prefix(longest)) } ?? "provider"
    }
}

extension String {
    /// The letters without the marks on them: `é` as `e`.
    fileprivate var decomposedLetters: String {
        let scalars = decomposedStringWithCanonicalMapping.unicodeScalars
        return String(String.UnicodeScalarView(scalars.filter { !$0.properties.isDiacritic }))
    }
}
