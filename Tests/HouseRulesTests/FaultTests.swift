import Testing

/// Faults are for tests: a release has none, and only the evaluation plants one.
@Suite struct FaultTests {
    @Test func `nothing but the evaluation plants a fault or opens a lock`() {
        let files = Checkout.sources.filter { !isAtHome($0) && $0.room != "Evals" }
        #expect(files.flatMap { $0.places(plantings($0)) } == [])
    }

    @Test func `a planting is found, and a question is not`() {
        for text in ["Faults.plant(named: nil)", "Faults\n    .open(.views)", "Faults.beginRecording()"] {
            #expect(plantings(.planted(text)).count == 1, "\(text)")
        }
        #expect(plantings(.planted("if Faults.has(.doorUnasked) {} // Faults.plant(named: nil)")) == [])
    }

    @Test func `only debug builds are built with faults`() throws {
        let package = try #require(Checkout.everything.first { $0.path == "Package.swift" }).text
        #expect(package.matches(of: #/"FAULTS"/#).count == 1)
        #expect(package.contains(#".define("FAULTS", .when(configuration: .debug))"#))
    }

    @Test func `code that only builds with faults stands with the faults`() {
        let files = Checkout.sources.filter { !isAtHome($0) && $0.room != "Evals" }
        #expect(files.flatMap { $0.places(conditions($0)) } == [])
        #expect(conditions(.planted("#if FAULTS\n#elseif !FAULTS\n#endif\n// #if FAULTS")).count == 2)
    }

    @Test func `every fault is asked for at a place of the program`() throws {
        let list = try #require(Checkout.sources.first { $0.path == "Sources/Access/Faults/Fault.swift" })
        let cases = list.code(matching: #/^\s+case ([\w, ]+)$/#).flatMap { $0.text.split(separator: ",") }
        let lists = ["Sources/Access/Faults/Fault.swift", "Sources/Access/Faults/Fault+Sentences.swift"]
        let places = Checkout.sources.filter { !lists.contains($0.path) }
        let asked = Set(places.flatMap { $0.code(matching: #/[(:?] ?\.(\w+)\b/#) }.map(\.text))
        #expect(cases.count >= 60)
        #expect(cases.map { $0.filter { $0 != " " } }.filter { !asked.contains($0) } == [])
    }

    private func isAtHome(_ file: SwiftFile) -> Bool {
        ["Sources/Access/Faults/", "Sources/Store/Faults/"].contains { file.path.hasPrefix($0) }
    }

    private func plantings(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\bFaults\s*\.\s*(plant|open|beginRecording)\b/#)
    }

    private func conditions(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/^\s*#(?:if|elseif)\b.*\b(FAULTS)\b/#)
    }
}
