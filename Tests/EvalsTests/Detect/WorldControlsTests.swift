import Access
import TestSupport
import Testing
import Tools

@testable import Evals

@Suite struct WorldControlsTests {
    @Test func `every control holds for the tokens of the whole world`() throws {
        let world = try World.load(
            folder: TestHouse.worldFolder, now: Instant(milliseconds: 1_772_752_200_000), canaries: true)
        let results = DetectorControls.run(on: world.canaries)
        #expect(results.count > 45)
        for result in results { #expect(result.expected == result.seen, "\(result.name)") }
    }

    @Test func `the world without tokens shows none, and each token is found where it stands`() throws {
        let now = Instant(milliseconds: 1_772_752_200_000)
        let marked = try World.load(folder: TestHouse.worldFolder, now: now, canaries: true)
        let plain = try World.load(folder: TestHouse.worldFolder, now: now)
        let detector = CanaryDetector(marked.canaries)
        #expect(detector.found(in: Array("\(plain.tenants)".utf8)) == [])
        #expect(detector.found(in: Array("\(marked.tenants)".utf8)) == Set(marked.canaries))
    }
}
