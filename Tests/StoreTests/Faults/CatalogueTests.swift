import Access
import Foundation
import TestSupport
import Testing

@testable import Store

/// The faults that can be planted, and the file that lists them for people.
@Suite struct CatalogueTests {
    @Test func `every fault has a name of its own, a room and a sentence`() {
        #expect(FaultCatalogue.all.count > 200)
        #expect(Fault.allCases.count >= 45)
        #expect(Set(FaultCatalogue.all.map(\.name)).count == FaultCatalogue.all.count)
        for fault in FaultCatalogue.all {
            #expect(fault.name.hasPrefix(fault.room.lowercased() + "."), "\(fault.name)")
            #expect(fault.sentence.hasSuffix(".") && fault.sentence.count > 20, "\(fault.name)")
        }
    }

    @Test func `the file lists every fault of one place, and no fault that is not there`() throws {
        let listed = try Self.listed()
        let known = Dictionary(FaultCatalogue.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(Set(listed.map(\.name)).count == listed.count)
        #expect(Set(Fault.allCases.map(\.name)).subtracting(listed.map(\.name)) == [])
        for entry in listed {
            #expect(known[entry.name]?.room == entry.room, "\(entry.name)")
            #expect(known[entry.name]?.sentence == entry.breaks, "\(entry.name)")
        }
    }

    struct Entry: Hashable {
        var name = ""
        var room = ""
        var breaks = ""
        var isEquivalent = false
    }

    /// The entries of the file, whose every value stands on the line of its key.
    static func listed() throws -> [Entry] {
        let folder = URL(filePath: TestHouse.worldFolder).deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "faults.yaml"), encoding: .utf8)
        var entries: [Entry] = []
        for line in text.split(separator: "\n") {
            guard let colon = line.firstRange(of: ": ") else { continue }
            let value = String(line[colon.upperBound...]).trimmingCharacters(in: ["\""])
            switch line[..<colon.lowerBound].trimmingCharacters(in: [" "]) {
            case "- name": entries.append(Entry(name: value))
            case "room": entries.indices.last.map { entries[$0].room = value }
            case "breaks": entries.indices.last.map { entries[$0].breaks = value }
            case "equivalent": entries.indices.last.map { entries[$0].isEquivalent = true }
            default: break
            }
        }
        return entries
    }
}
