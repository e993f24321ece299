import Testing
import Tools

@testable import Evals

@Suite struct DetectorControlsTests {
    @Test func `a detector that searches the bytes as they are fails every control of a disguise`() {
        let failed = failed { canaries in
            { chunks in
                let text = String(decoding: chunks.joined(), as: UTF8.self)
                return Set(canaries.filter { text.contains($0.token) })
            }
        }
        let plain: [Disguise] = [.asItIs, .attribute, .chunks]
        #expect(failed == names(Disguise.allCases.filter { !plain.contains($0) }))
    }

    @Test(
        arguments: [
            (.reversal, [.reversed]), (.turning, [.turned]), (.hex, [.hexLower, .hexUpper, .hexSpaced, .hexNumbers]),
            (
                .base64,
                [.base64First, .base64Second, .base64Third, .base64Lowered, .base64URL, .base64Wrapped]
            ),
            (.percents, [.percentTwice, .percentHyphens]),
            (.entities, [.decimalEntities, .hexEntities, .namedEntities, .entitiesTwice, .escapedMarkup]),
            (.backslashes, [.hexEscapes, .jsonEscapes, .jsonTwice]),
            (.folding, [.fullWidth, .mathematical, .circled, .accented, .tagCharacters]),
            (.cuts, [.cut, .cutEnd]), (.fingerprints, [.fingerprint]), (.streams, [.frames, .plainFrames]),
            (.layers, [.entitiesTwice, .jsonTwice]),
        ] as [(Senses, [Disguise])])
    func `a detector without a sense fails the controls of just that sense`(sense: Senses, disguises: [Disguise]) {
        let failed = failed { CanaryDetector($0, senses: .all.subtracting(sense)).found(inChunks:) }
        #expect(failed == names(disguises))
    }

    @Test func `a detector that finds everything, one that finds nothing and no tokens at all fail the controls`() {
        let everything = DetectorControls.run(on: PlantedTokens.all) { canaries in { _ in Set(canaries) } }
        #expect(everything.filter { !$0.expected }.allSatisfy { $0.seen })
        let nothing = DetectorControls.run(on: PlantedTokens.all) { _ in { _ in [] } }
        #expect(nothing.filter(\.expected).allSatisfy { !$0.seen })
        #expect(DetectorControls.run(on: [Canary]()).contains { $0.expected && !$0.seen })
    }

    private func failed(_ make: ([Canary]) -> ([[UInt8]]) -> Set<Canary>) -> Set<String> {
        let results = DetectorControls.run(on: PlantedTokens.all, make)
        return Set(results.filter { $0.expected != $0.seen }.map(\.name))
    }

    private func names(_ disguises: [Disguise]) -> Set<String> { Set(disguises.map { "a token \($0.rawValue)" }) }
}
