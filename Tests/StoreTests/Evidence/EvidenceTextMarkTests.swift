import Testing

@testable import Store

@Suite struct EvidenceTextMarkTests {
    @Test func `a value that begins with a mark which joins what is before it is read back whole`() {
        let text = EvidenceText(stored: Array("initials: \u{301}AB\nname: Anna\n".utf8))
        #expect(text[.initials] == "\u{301}AB")
        #expect(text[.name] == "Anna")
    }
}
