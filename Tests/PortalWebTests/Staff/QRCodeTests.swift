import Testing

@testable import PortalWeb

/// The picture for an app. That another program reads it is shown in the tests with a browser.
@Suite struct QRCodeTests {
    @Test(arguments: [(1, 21), (14, 21), (15, 25), (106, 41), (107, 45), (180, 53), (666, 97)])
    func `a text takes the smallest square that holds it`(bytes: Int, side: Int) throws {
        let code = try #require(QRCode(String(repeating: "a", count: bytes)))
        #expect(code.size == side)
        for (x, y) in [(0, 0), (6, 0), (0, 6), (3, 3), (side - 1, 0), (0, side - 1)] { #expect(code.isDark(x, y)) }
        for (x, y) in [(1, 1), (7, 7), (side - 8, 0)] { #expect(!code.isDark(x, y)) }
        #expect(!code.isDark(-1, 0) && !code.isDark(0, side))
    }

    @Test func `a text that no such square holds has no picture`() {
        #expect(QRCode(String(repeating: "a", count: 667)) == nil)
    }
}
