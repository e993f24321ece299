import Testing
import Tools

@Suite struct DrawnMarkTests {
    @Test func `a mark is strokes of points, exactly as they are written`() throws {
        let mark = try #require(DrawnMark("0,0 1000,400;7,8"))
        #expect(mark.strokes.map { $0.map { [$0.x, $0.y] } } == [[[0, 0], [1000, 400]], [[7, 8]]])
    }

    @Test(arguments: [
        "", ";", " ", "1,1", "0,0 10,10", "0,0 1001,0", "0,0 0,401", "-1,0 100,100", "0,0  100,100", "0,0 100,100;",
        "0,0 100,100 ", "00,0 100,100", "0,0 1e2,100", "0,0 100.5,100", "0;0 100;100", "0,0,0 100,100", "0,0 100,१००",
        "0,0 100,100\n", "M0,0 100,100", "<svg/>", "0,0 99999999999999999999,1",
    ])
    func `anything else is no mark`(text: String) {
        #expect(DrawnMark(text) == nil)
    }

    @Test func `a mark has an end`() {
        let line = Array(repeating: "1,1", count: 2499).joined(separator: " ")
        #expect(DrawnMark(line + " 900,300") != nil)
        #expect(DrawnMark(line + " 1,1 900,300") == nil)
        #expect(DrawnMark(Array(repeating: "1,1", count: 199).joined(separator: ";") + ";900,300") != nil)
        #expect(DrawnMark(Array(repeating: "1,1", count: 200).joined(separator: ";") + ";900,300") == nil)
    }
}
