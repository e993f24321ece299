/// HTML's named signs: those that hide or make other escapes, and letters with marks.
enum NamedEntity {
    private static let signs: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "percnt": "%", "bsol": "\\", "num": "#",
        "semi": ";", "plus": "+", "sol": "/", "equals": "=", "lowbar": "_", "hyphen": "-", "dash": "-",
    ]

    /// Such as `acute` in `&Cacute;`.
    private static let marks: Set<String> = [
        "acute", "grave", "circ", "tilde", "uml", "cedil", "caron", "dot", "ring", "breve", "macr", "ogon", "strok",
        "slash", "opf", "scr", "fr",
    ]

    /// What a named sign at a place stands for; one that is no letter is as good as nothing.
    static func read(_ sink: SinkBytes, _ place: Int) -> (bytes: [UInt8], length: Int)? {
        var end = place + 1
        while end - place < 32, let byte = sink[end], PlainLetters.lowered(byte) != nil { end += 1 }
        guard end > place + 1, sink[end] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: sink.copied(place + 1..<end), as: UTF8.self)
        return (Array(text(of: name).utf8), end + 1 - place)
    }

    private static func text(of name: String) -> String {
        if let sign = signs[name] { return sign }
        return marks.contains(String(name.dropFirst())) ? String(name.prefix(1)) : ""
    }
}
