import Access
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct ImportScratchTests {
    /// The names in the data folder that bear an import's scratch.
    private func scratches(_ house: TestHouse) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: house.folder.path).filter { $0.contains("scratch") }
    }

    @Test func `nobody finds the records on the disk by a name while they are brought in`() async throws {
        try await TinyHouse.with([]) { tiny in
            let folder = tiny.house.folder.path
            _ = try await tiny.house.store.importRecords(into: tiny.tenant) { scratch in
                for number in 0..<200 {
                    let article = TinyWorld.article("a-\(number)") {
                        $0.body = String(repeating: "Wort\(number) ", count: 20_000)
                    }
                    try scratch.add(article, line: number + 1)
                }
                let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                #expect(names.contains("nexie.db"))
                #expect(!names.contains { $0.contains("scratch") })
                // It is there all the same, as a file without a name: 200 articles are more than memory holds of it.
                #expect(Self.nameless(in: folder) > 1_000_000)
            }
            #expect(try await tiny.rows("SELECT id FROM article").count == 200)
            for _ in 0..<100 where Self.nameless(in: folder) > 0 { try await Task.sleep(for: .milliseconds(50)) }
            #expect(Self.nameless(in: folder) == 0)
        }
    }

    @Test func `what a killed import left is removed when the house opens again`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "nexie-test-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = try DataFolder(path: path)
        try Data("secret".utf8).write(to: URL(filePath: path + "/import-scratch-0123456789abcdef"))
        try Data("kept".utf8).write(to: URL(filePath: path + "/imports.txt"))
        ImportScratch.sweep(folder: folder.path)
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: path)) == ["nexie.lock", "imports.txt"])
    }

    @Test func `a file that breaks off in the middle brings nothing in`() async throws {
        struct Broken: Error {}
        try await TinyHouse.with { tiny in
            let before = try await tiny.everything()
            await #expect(throws: Broken.self) {
                try await tiny.house.store.importRecords(into: tiny.tenant) { scratch in
                    try scratch.add(TinyWorld.company("new"), line: 1)
                    throw Broken()
                }
            }
            #expect(try await tiny.everything() == before)
            #expect(try scratches(tiny.house) == [])
        }
    }

    @Test func `whoever watches an import sees how many records were read and stored`() async throws {
        try await TinyHouse.with([]) { tiny in
            let tally = ImportTally()
            _ = try await tiny.house.store.importRecords(into: tiny.tenant, tally: tally) { scratch in
                for (index, record) in TinyWorld.records.enumerated() { try scratch.add(record, line: index + 1) }
                #expect(tally.recordsRead == TinyWorld.records.count)
                #expect(tally.recordsStored == 0)
            }
            #expect(tally.recordsStored == TinyWorld.records.count)
        }
    }

    @Test func `people are served while the records of an import are still being read`() async throws {
        try await TinyHouse.with { tiny in
            let store = tiny.house.store
            _ = try await store.importRecords(into: tiny.tenant) { scratch in
                let written = DispatchSemaphore(value: 0)
                Task {
                    try await store.settle()
                    written.signal()
                }
                #expect(written.wait(timeout: .now() + 20) == .success)
                try scratch.add(TinyWorld.company("new"), line: 1)
            }
        }
    }

    /// How many bytes this process has open in files of the folder that have lost their names.
    private static func nameless(in folder: String) -> Int {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return files.reduce(0) { sum, file in
            guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + file),
                path.contains(URL(filePath: folder).lastPathComponent + "/import-scratch-"),
                path.hasSuffix("(deleted)")
            else { return sum }
            var about = stat()
            return fstat(Int32(file) ?? -1, &about) == 0 ? sum + Int(about.st_size) : sum
        }
    }
}
