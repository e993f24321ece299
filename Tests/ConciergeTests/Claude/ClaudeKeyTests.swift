import Testing

@testable import Concierge

/// A tenant's key is shown to Claude and to nobody else.
@Suite struct ClaudeKeyTests {
    private static let secret = "sk-ant-api03-abcdefgh-WXYZ"

    @Test func `however a key is printed or looked into, its last four characters are all there is`() throws {
        let key = try #require(ClaudeKey(Self.secret))
        let settings = ClaudeSettings(key: key)
        var dumped = ""
        dump(key, to: &dumped)
        dump(settings, to: &dumped)
        dump([settings], to: &dumped)
        let printed = [
            "\(key)", "\(settings)", "\([key])", "\(Optional(key) as Any)", String(reflecting: key),
            String(reflecting: settings), String(describing: [key: settings]), dumped,
        ]
        for text in printed {
            #expect(!text.contains("abcdefgh"), "\(text)")
            #expect(text.contains("WXYZ"))
        }
        #expect("\(key)" == "…WXYZ" && key.lastFour == "WXYZ")
        #expect(Mirror(reflecting: key).children.isEmpty)
        #expect(key.credential == "Bearer " + Self.secret && key.reveal() == Self.secret)
    }

    @Test(arguments: [
        "", "short", "sk-ant-api03 abcdefgh", "sk-ant-api03\nX-Evil: 1", "sk-ant-api03-abcdefgh\r",
        "sk-ant-äöü-abcdefgh",
        "sk-ant-api03-\u{0}abcdefgh", String(repeating: "x", count: 513),
    ])
    func `what can't be a key is none`(text: String) {
        #expect(ClaudeKey(text) == nil)
    }
}
