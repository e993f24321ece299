import Tools

@testable import Concierge

extension ToolUse {
    /// Why the tool itself would refuse these arguments from a model; nil when it takes them.
    var refusal: String? {
        do throws(InputProblems) {
            switch name {
            case NeedsYou.name: _ = try NeedsYou.Input.form.parse(bytes: input)
            case ListTickets.name: _ = try ListTickets.Input.form.parse(bytes: input)
            case GetTicket.name: _ = try GetTicket.Input.form.parse(bytes: input)
            case CreateTicket.name: _ = try CreateTicket.Input.form.parse(bytes: input)
            case ListInvoices.name: _ = try ListInvoices.Input.form.parse(bytes: input)
            case GetInvoice.name: _ = try GetInvoice.Input.form.parse(bytes: input)
            case SearchArticles.name: _ = try SearchArticles.Input.form.parse(bytes: input)
            case GetArticle.name: _ = try GetArticle.Input.form.parse(bytes: input)
            case ListRisks.name: _ = try ListRisks.Input.form.parse(bytes: input)
            case GetRisk.name: _ = try GetRisk.Input.form.parse(bytes: input)
            case GetProfile.name: _ = try GetProfile.Input.form.parse(bytes: input)
            default: return "no tool \(name)"
            }
            return nil
        } catch {
            return error.summary
        }
    }
}

/// The addresses of the links that a reader of Markdown would see in a text; what is escaped is no link.
func linkTargets(_ markdown: String) -> [String] {
    withoutEscapes(markdown).matches(of: #/\]\(([^)]*)\)/#).map { String($0.output.1) }
}

/// A text in which a dot stands for everything that is escaped.
func withoutEscapes(_ markdown: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in markdown {
        if isEscaped {
            plain.append("·")
            isEscaped = false
        } else if character == "\\" {
            isEscaped = true
        } else {
            plain.append(character)
        }
    }
    return plain
}
