import Access
import Foundation
import Store
import TestSupport
import Testing

@testable import Tools

@Suite struct WorldTests {
    private let now = Instant(milliseconds: 1_772_752_200_000)

    @Test func `times of the world follow the moment of loading, dates the provider's zone`() {
        // 2026-03-05T23:10:00Z is already the sixth in Berlin.
        let times = RelativeTimes(now: now, today: ReaderZone("Europe/Berlin").date(of: now))
        let cases: [(ImportKind, String, String, String?)] = [
            (.ticket, "created_at", "@-3d2h", "2026-03-02T21:10:00.000Z"),
            (.ticket, "updated_at", "@-40m", "2026-03-05T22:30:00.000Z"),
            (.ticket, "created_at", "@+1d4h30m", "2026-03-07T03:40:00.000Z"),
            (.ticket, "created_at", "@-2h3d", nil), (.ticket, "created_at", "@-", nil),
            (.ticket, "created_at", "@3d", nil), (.ticket, "created_at", "@-7", nil),
            (.ticket, "subject", "@-3d", nil), (.invoice, "due_on", "@+0", "2026-03-06"),
            (.invoice, "due_on", "@-12", "2026-02-22"), (.invoice, "due_on", "@+7", "2026-03-13"),
            (.invoice, "due_on", "@-3d", nil), (.invoice, "memo", "@-3", nil),
        ]
        for (kind, field, text, real) in cases {
            let resolved = times.resolved([field: .string(text)], of: kind)
            #expect(resolved[field]?.string == real ?? text, "\(field) \(text)")
        }
    }

    @Test func `the world loads and says the same whenever it is asked`() throws {
        let world = try World.load(folder: TestHouse.worldFolder, now: now)
        #expect(world.tenants.map(\.particulars.slug) == ["larkfield", "copperline"])
        #expect(world.canaries.isEmpty)
        let again = try World.load(folder: TestHouse.worldFolder, now: now)
        for (one, other) in zip(world.tenants, again.tenants) {
            #expect(one.records.map(\.record) == other.records.map(\.record))
            #expect(one.records.count > 50)
            #expect(one.people.contains { $0.enabled } && one.people.contains { !$0.enabled })
        }
    }

    @Test func `a world that can't be read says which file and which line`() throws {
        try withFolder { folder in
            #expect(throws: World.Fault(lines: ["\(folder)/world.json: can't be read"])) {
                try World.load(folder: folder, now: now)
            }
            let tenant = """
                {"slug":"a","name":"A","time_zone":"UTC","guide_allowed":true,"records":"a.jsonl","people":[\
                {"contact":"x","role":"Owner","enabled":true}]}
                """
            try write("{\"tenants\":[\(tenant)],\"extra\":1}", folder + "/world.json")
            #expect(throws: World.Fault(lines: ["world.json: extra: There is no such field"])) {
                try World.load(folder: folder, now: now)
            }
            try write("{\"tenants\":[\(tenant)]}", folder + "/world.json")
            try write("\n{\"type\":\"company\",\"external_id\":\"a\"}\n", folder + "/a.jsonl")
            #expect(throws: World.Fault(lines: ["a.jsonl:2: name: Please fill this in."])) {
                try World.load(folder: folder, now: now)
            }
        }
    }

    @Test func `planting the world twice changes nothing`() async throws {
        try await TestHouse.with { house in
            let before = try await house.store.people()
            try await house.world.plant(in: house.store)
            let after = try await house.store.people()
            #expect(before == after)
            #expect(after.count == 26)
            let findings = try await house.store.check()
            #expect(findings == [])
        }
    }

    @Test func `who may log in is who the world says`() async throws {
        try await TestHouse.with { house in
            let open = try await house.store.people().filter(\.enabled).map(\.email)
            #expect(open.count == 18)
            for email in open { #expect(try await house.principal(email).person.email == email) }
            for stranger in ["farid@marigold.example", "grace@marigold.example", "lars@tidewater.example"] {
                await #expect(throws: TestHouse.Stranger.self) { try await house.principal(stranger) }
            }
            for stranger in ["maya@oldquay.example", "zack@beacon-freight.example"] {
                await #expect(throws: TestHouse.Stranger.self) { try await house.principal(stranger) }
            }
            #expect(try await house.principal("chloe@marigold.example").roleName == "Technical")
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nexie-world-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func write(_ text: String, _ path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
