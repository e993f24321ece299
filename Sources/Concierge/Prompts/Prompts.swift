import Foundation

/// Everything that a model is told or says, read from the folder of prompts and checked before anybody speaks.
public struct Prompts: Sendable {
    /// What the guide says.
    public let guide: PromptFile
    /// The wordings that the guide understands.
    public let guideWords: PromptFile
    /// What Claude is told.
    public let concierge: ConciergePrompts
    let voice: Voice
    let wordings: Wordings

    /// Prompts from texts; throws a `PromptFault` that names what is missing, unused or misspelt.
    public init(guide: String, guideWords: String, concierge: String) throws(PromptFault) {
        self.guide = try PromptFile(name: "guide.md", text: guide)
        self.guideWords = try PromptFile(name: "guide-words.md", text: guideWords)
        self.concierge = try ConciergePrompts(PromptFile(name: "concierge.md", text: concierge))
        voice = try Voice(self.guide)
        wordings = try Wordings(self.guideWords)
    }

    /// The prompts of a folder; throws a `PromptFault` that names the file and the key.
    public static func load(folder: String) throws(PromptFault) -> Prompts {
        try Prompts(
            guide: text(of: "guide.md", in: folder), guideWords: text(of: "guide-words.md", in: folder),
            concierge: text(of: "concierge.md", in: folder))
    }

    private static func text(of file: String, in folder: String) throws(PromptFault) -> String {
        let path = folder.hasSuffix("/") ? folder + file : folder + "/" + file
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PromptFault(file: file, ["There is no such file in \(folder)."])
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw PromptFault(file: file, ["The file is not UTF-8."])
        }
        return text
    }
}
