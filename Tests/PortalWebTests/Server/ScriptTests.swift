import Foundation
import Testing

@testable import PortalWeb

/// Scripts go out without the lines that only people need, and lose nothing else.
@Suite struct ScriptTests {
    @Test func `a script is sent without comments and indentation`() {
        let script = "// What it is for.\nif (a) {\n  // The cause.\n  b(\"// stays\"); // stays too\n\n}\n"
        let sent = String(decoding: Script.compact(Array(script.utf8)), as: UTF8.self)
        #expect(sent == "if (a) {\nb(\"// stays\"); // stays too\n}\n")
    }

    @Test func `no script of ours has a text that runs over several lines`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/PortalWeb/Static").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".js") }
        #expect(names.count >= 4)
        for name in names {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            for line in text.split(separator: "\n") {
                let marks = line.filter { $0 == "`" }.count
                #expect(marks.isMultiple(of: 2) && !line.hasSuffix("\\"), "\(name): \(line)")
            }
        }
    }
}
