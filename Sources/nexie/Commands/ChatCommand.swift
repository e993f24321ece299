import Access
import ArgumentParser
import Concierge
import Foundation

/// Talks to Nexie in the terminal as a contact, through the same lock as the pages.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat", abstract: "Talk to Nexie as a contact; for staff, and audited.")

    @Option(name: .customLong("as"), help: "The contact's address.")
    var email: String

    @Option(help: "Ask this one thing and end.")
    var once: String?

    @OptionGroup var place: DataOptions

    mutating func run() async throws {
        let house = try place.house()
        let email = email
        let found = try await house.database.principals(email: email)
        guard let contact = found.first else { throw Failure.found("Nobody with access has the address \(email).") }
        guard found.count == 1 else { throw Failure.found("Several contacts have the address \(email).") }
        let database = house.database
        let talk = TerminalTalk(chat: house.chat) {
            try await database.principals(email: email).first { $0.scope == contact.scope }
        }
        var conversation = ""
        let went: Bool
        if let once {
            went = await talk.turn(once, in: &conversation)
        } else {
            went = await talk.converse()
        }
        try await house.database.stop()
        if !went { throw ExitCode(1) }
    }
}

/// A conversation in a terminal: the answer goes to standard output, what happens on the way to standard error.
struct TerminalTalk {
    let chat: ChatLoop
    let whoever: ChatLoop.Whoever

    /// Asks until the input ends; whether every turn ended well.
    func converse() async -> Bool {
        var conversation = ""
        var went = true
        Terminal.complain("You talk to Nexie as this contact; it is audited. Ctrl-D ends the talk.")
        while let line = readLine() {
            if line.allSatisfy(\.isWhitespace) { continue }
            went = await turn(line, in: &conversation) && went
        }
        return went
    }

    /// One question and its answer; whether the turn ended well.
    func turn(_ text: String, in conversation: inout String) async -> Bool {
        var answer = ""
        for await event in chat.turn(.init(conversation: conversation, text: text), by: whoever) {
            switch event {
            case .start(let id, _): conversation = id.text
            case .text(let words): answer += words
            case .tool(_, _, let state, let summary): Terminal.complain("[\(state.rawValue)] \(summary)")
            case .card(let card): Terminal.complain("[source] \(card.label) \(card.path)")
            case .moreCards(let count, let list): Terminal.complain("[source] and \(count) more \(list)")
            case .proposal(let proposal):
                let words = "\(proposal.tool) \(proposal.input.text)"
                Terminal.complain("[proposal] \(words); only the contact can confirm it.")
            case .done: Terminal.say(Terminal.harmless(answer))
            case .problem(let problem):
                Terminal.say(Terminal.harmless(answer))
                Terminal.complain(problem.message)
                return false
            }
        }
        return true
    }
}

extension Terminal {
    /// Text without the control characters by which a terminal could be told to do something.
    static func harmless(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !$0.properties.isControl }.map(Character.init))
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}
