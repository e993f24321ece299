import Testing

@testable import Tools

@Suite struct JSONObjectTests {
    @Test(arguments: [0, 1, 7, 8, 9, 10, 60])
    func `a reader finds every member by name, however many there are`(count: Int) {
        let object = JSONObject((0..<count).map { ("k\($0)", .integer(Int64($0))) })
        #expect(object.keys == (0..<count).map { "k\($0)" })
        #expect(object.count == count)
        for number in 0..<count { #expect(object["k\(number)"] == .integer(Int64(number))) }
        #expect(object["k\(count)"] == nil && object["K0"] == nil && object[""] == nil)
    }

    @Test(arguments: [2, 20])
    func `a member that is set again keeps its place`(count: Int) {
        var object = JSONObject((0..<count).map { ("k\($0)", .integer(Int64($0))) })
        object.set("k1", "new")
        object.set("end", true)
        #expect(object["k1"] == "new" && object["end"] == true)
        #expect(object.keys == (0..<count).map { "k\($0)" } + ["end"])
    }

    @Test func `a name that only looks the same finds nothing`() {
        let kelvin: JSONObject = ["\u{212A}": 1, "é": 2]
        #expect(kelvin["K"] == nil && kelvin["\u{212A}"] == 1)
        #expect(kelvin["e\u{301}"] == nil && kelvin["é"] == 2)
    }

    @Test func `objects are equal only with the same members in the same order`() {
        let object: JSONObject = ["a": 1, "b": 2]
        #expect(object == ["a": 1, "b": 2])
        #expect(object != ["b": 2, "a": 1])
        #expect(object != ["a": 1])
        #expect(object != ["a": 1, "b": 2.0])
        #expect(Set([object, ["a": 1, "b": 2]]).count == 1)
    }
}
