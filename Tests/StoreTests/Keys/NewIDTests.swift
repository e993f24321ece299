import Access
import Testing

@testable import Store

/// Identifiers sort as they were made.
@Suite struct NewIDTests {
    @Test func `records of one millisecond keep their order`() {
        let now = Instant(milliseconds: 1_772_708_400_000)
        var before = MessageID.new(at: now).text
        for _ in 0..<10_000 {
            let next = MessageID.new(at: now).text
            #expect(before < next)
            before = next
        }
    }

    @Test func `a later millisecond sorts behind an earlier one, across every carry`() {
        for milliseconds: Int64 in [0, 31, 1023, 1_772_708_399_999, (1 << 40) - 1, (1 << 47) - 1] {
            let ids = [milliseconds, milliseconds + 1].map { MessageID.new(at: Instant(milliseconds: $0)).text }
            #expect(ids[0] < ids[1])
            #expect(ids.allSatisfy { $0.utf8.count == 26 && MessageID($0) != nil })
        }
    }

    @Test func `many made at once are all different`() async {
        let now = Instant(milliseconds: 1_772_708_400_000)
        let ids = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { (0..<5000).map { _ in MessageID.new(at: now).text } } }
            return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(ids.count == 40_000)
    }
}
