import Foundation

/// The folders that the program reads beside itself: `prompts` and, for the demo, `evals`.
enum Assets {
    /// The folder that holds them: the nearest one above the program or the working folder.
    static func folder() throws -> String {
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
        let places = [program, FileManager.default.currentDirectoryPath].compactMap { $0 }
        for place in places {
            if let found = nearest(above: place) { return found }
        }
        throw Failure.use("The folder prompts is missing: keep it beside the program or above it.")
    }

    private static func nearest(above place: String) -> String? {
        var url = URL(fileURLWithPath: place)
        for _ in 0..<8 {
            if FileManager.default.fileExists(atPath: url.appendingPathComponent("prompts/guide.md").path) {
                return url.path
            }
            url.deleteLastPathComponent()
        }
        return nil
    }
}
