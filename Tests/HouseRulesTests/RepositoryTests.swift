import Foundation
import Testing

@Suite struct RepositoryTests {
    @Test func `what a build makes is kept out of the repository`() throws {
        let ignored = try #require(Checkout.everything.first { $0.path == ".gitignore" }).text.split(separator: "\n")
        for name in [".build/", "Package.resolved", "/data/", ".venv*/", "__pycache__/"] {
            #expect(ignored.contains(Substring(name)), "\(name)")
        }
    }

    @Test func `git tracks nothing that a build makes`() throws {
        guard let tracked = try git("ls-files") else { return }
        let made = [".build", "Package.resolved", "data/", ".venv", ".swiftpm"]
        #expect(tracked.split(separator: "\n").filter { path in made.contains { path.hasPrefix($0) } } == [])
    }

    @Test func `no text names a place on one machine`() {
        let files = Checkout.everything.filter { !$0.path.hasPrefix("Tests/HouseRulesTests/") }
        #expect(files.count > Checkout.sources.count)
        #expect(files.flatMap { file in machinePlaces(file.text).map { "\(file.path): \($0)" } } == [])
    }

    @Test func `a place on one machine is found, and a path of the portal is not`() {
        for text in ["/work/main", "cd /root/x", "\"/home/ann/portal\"", "file:///home/ann", "--data=/root/"] {
            #expect(machinePlaces(text).count == 1, "\(text)")
        }
        for text in ["/portal/home/", "homework/main", "/etc/passwd", "a/root/b", "/workshop/"] {
            #expect(machinePlaces(text) == [], "\(text)")
        }
    }

    @Test func `every link from one document to another leads somewhere`() {
        let documents = Checkout.everything.filter { $0.path.hasSuffix(".md") }
        #expect(!documents.isEmpty)
        #expect(documents.flatMap { file in deadLinks(file.text, from: file.path) } == [])
    }

    @Test func `a dead link is found, and a living one is not`() {
        for text in ["[a](gone.md)", "[a](../gone.md#part)", "![a](docs/gone.png \"words\")", "[a]: gone.md"] {
            #expect(deadLinks(text, from: "docs/planted.md").count == 1, "\(text)")
        }
        for text in [
            "[a](../Package.swift)", "[a](../Sources/)", "[a](../Package.swift#part)", "[a](https://swift.org/gone.md)",
            "[a](#part)", "[a](/portal/tickets/1)", "[a](mailto:a@example.test)", "`[a](gone.md)`",
            "```\n[a](gone.md)\n```",
        ] {
            #expect(deadLinks(text, from: "docs/planted.md") == [], "\(text)")
        }
    }

    private func machinePlaces(_ text: String) -> [String] {
        text.matches(of: #/(?:^|[^\w.\-])(?:/(?:work|root|home)/\S*)/#.anchorsMatchLineEndings()).map {
            String($0.output)
        }
    }

    /// Links to files that are not there; addresses, anchors, portal paths and examples in code are no such links.
    private func deadLinks(_ text: String, from path: String) -> [String] {
        let folder = Checkout.root.appending(path: path).deletingLastPathComponent()
        let prose = text.replacing(#/(?s)```.*?```|`[^`\n]*`/#, with: "")
        let links = prose.matches(of: #/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)/#.anchorsMatchLineEndings())
        return links.compactMap { $0.output.1 ?? $0.output.2 }.compactMap { link in
            let file = link.prefix { $0 != "#" }
            if file.isEmpty || file.hasPrefix("/") || file.contains(#/^[a-z]+:/#) { return nil }
            let target = folder.appending(path: file.removingPercentEncoding ?? String(file)).standardizedFileURL
            return FileManager.default.fileExists(atPath: target.path) ? nil : "\(path): \(link)"
        }
    }

    /// What git says, or nothing where there is no git or no repository.
    private func git(_ words: String...) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git", "-C", Checkout.root.path] + words
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: said, as: UTF8.self) : nil
    }
}
