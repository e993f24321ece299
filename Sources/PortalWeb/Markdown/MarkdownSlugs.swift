/// The ids of the headings of one text, made from their words and never twice the same.
struct MarkdownSlugs {
    private var used: [String: Int] = [:]

    /// The id of the next heading; starts with `h-`, so that it is never the id of a part of the page.
    mutating func slug(for words: ArraySlice<UInt8>) -> String {
        var slug = Array("h-".utf8)
        let dash = UInt8(ascii: "-")
        for byte in words where slug.count < 60 {
            switch byte {
            case 48...57, 97...122: slug.append(byte)
            case 65...90: slug.append(byte + 32)
            default: if slug.last != dash { slug.append(dash) }
            }
        }
        if slug.last == dash { slug.removeLast() }
        return unique(String(decoding: slug, as: UTF8.self))
    }

    private mutating func unique(_ slug: String) -> String {
        let count = (used[slug] ?? 0) + 1
        used[slug] = count
        return count == 1 ? slug : "\(slug)_\(count)"
    }
}
