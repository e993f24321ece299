/// Colours of a terminal, or none.
struct TerminalInk {
    let on: Bool

    func bold(_ text: String) -> String { wrapped(text, "1") }
    func good(_ text: String) -> String { wrapped(text, "32") }
    func bad(_ text: String) -> String { wrapped(text, "1;31") }
    func doubtful(_ text: String) -> String { wrapped(text, "33") }
    func quiet(_ text: String) -> String { wrapped(text, "2") }

    private func wrapped(_ text: String, _ code: String) -> String {
        on ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
