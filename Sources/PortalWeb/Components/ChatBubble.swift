/// The talk with Nexie so far; the script appends to the element with the id `transcript`.
struct Transcript<Bubble: View>: View {
    let bubbles: [Bubble]

    func write(to html: inout HTML) {
        html.tag("ol", .class("transcript"), .id("transcript"), .aria("label", "The conversation")) { html in
            for bubble in bubbles { html.add(bubble) }
        }
        // What is being said is announced here in whole sentences; the transcript itself changes with every word.
        html.tag(
            "div", .id("said"), .class("unseen"), .aria("live", "polite"), .aria("atomic", "false")
        ) { _ in }
    }
}

/// One message of the talk: what the person wrote, or Nexie's answer with what it looked up and proposes.
struct ChatBubble: View {
    /// Who speaks.
    enum Speaker: Sendable {
        case person
        case nexie
    }

    let speaker: Speaker
    let name: String
    let id: String?
    let time: Moment?
    let lines: [ToolLine]
    let after: ((inout HTML) -> Void)?
    let body: (inout HTML) -> Void

    /// A message; `lines` tell what was looked up before the answer, `after` writes what stands below its words.
    init(
        _ speaker: Speaker, name: String, id: String? = nil, time: Moment? = nil, lines: [ToolLine] = [],
        after: ((inout HTML) -> Void)? = nil, body: @escaping (inout HTML) -> Void
    ) {
        self.speaker = speaker
        self.name = name
        self.id = id
        self.time = time
        self.lines = lines
        self.after = after
        self.body = body
    }

    func write(to html: inout HTML) {
        let side: StaticString = speaker == .person ? "bubble-person" : "bubble-nexie"
        html.tag("li", .class("bubble", side), id.map { .id($0) } ?? .absent) { html in
            writeHead(to: &html)
            if !lines.isEmpty { html.tag("ul", .class("tool-lines")) { html in lines.forEach { html.add($0) } } }
            html.tag("div", .class("bubble-text prose"), content: body)
            after?(&html)
        }
    }

    private func writeHead(to html: inout HTML) {
        html.tag("p", .class("bubble-head")) { html in
            if speaker == .nexie { html.add(Icon.spark) }
            html.tag("b", text: name)
            html.add(time)
        }
    }
}

/// What Nexie did to answer, in words: `Looked up your open invoices`.
struct ToolLine: View {
    /// How far it came.
    enum State: Sendable, CaseIterable {
        case started, done, refused, failed

        /// The class that carries it.
        var className: StaticString {
            switch self {
            case .started: "tool-started"
            case .done: "tool-done"
            case .refused: "tool-refused"
            case .failed: "tool-failed"
            }
        }

        /// The sign beside the words.
        var icon: Icon {
            switch self {
            case .started: .ring
            case .done: .check
            case .refused: .lock
            case .failed: .alert
            }
        }
    }

    let state: State
    let text: String

    func write(to html: inout HTML) {
        html.tag("li", .class("tool-line", state.className)) { html in
            html.add(state.icon)
            html.text(text)
        }
    }
}
