import Foundation
import Testing

@testable import Evals

struct EarlierKillsTests {
    @Test func `what noticed a fault is read from the faults that a run kept`() throws {
        let path = try kept([
            kill("tools.need_unasked", first: "registry/owner"), kill("store.once_forgotten", first: ""),
        ])
        let earlier = try EarlierKills(path: path)
        #expect(earlier.first == ["tools.need_unasked": "registry/owner"])
    }

    @Test func `a file that is not one of faults is refused by name`() throws {
        let path = try kept([]) + ".txt"
        try Data("tools.need_unasked registry/owner\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: RunProblem.unreadable(path)) { try EarlierKills(path: path) }
        #expect(throws: RunProblem.missing("/nowhere/faults.jsonl")) { try EarlierKills(path: "/nowhere/faults.jsonl") }
    }

    private func kill(_ name: String, first: String) -> MutantReport.Kill {
        .init(
            name: name, room: "Tools", sentence: "Something breaks.", by: first.isEmpty ? [] : ["registry"],
            first: first)
    }

    private func kept(_ kills: [MutantReport.Kill]) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/faults-\(UUID().uuidString).jsonl"
        let lines = try kills.map { try JSONEncoder().encode($0) + Data("\n".utf8) }
        try Data(lines.joined()).write(to: URL(fileURLWithPath: path))
        return path
    }
}
