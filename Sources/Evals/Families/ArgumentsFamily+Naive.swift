import Foundation
import Store
import Tools

/// What a read should find by a text, worked out in a few lines over the world's own records.
struct NaiveAnswer: Sendable {
    let reference: Reference
    let oracle: Oracle
    let persona: Persona

    /// What should be found and what was, in the same words.
    func compared(_ text: String, _ finds: ArgumentField.Finds, _ seen: Seen) -> (expected: String, found: String) {
        switch finds {
        case .anything: return ("answered", seen.word)
        case .nothing: return ("refused: not_found", seen.word)
        case .ticket: return (Int64(text).map(ticket) ?? "refused: not_found", word(of: seen, "number"))
        case .invoice: return (invoice(text), word(of: seen, "number"))
        case .quote: return (quote(text), word(of: seen, "number"))
        case .contract: return (contract(text), word(of: seen, "number"))
        case .article: return (article(text), word(of: seen, "slug"))
        case .risk: return (risk(text), word(of: seen, "number"))
        case .ticketWords: return (numbers(tickets(with: text)), numbers(found(seen)))
        case .articleWords: return articles(text, seen)
        case .rows: return (rows(Int(text) ?? 0, seen), "\(list(seen).count) rows")
        }
    }

    private func word(of seen: Seen, _ key: String) -> String {
        seen.kind == .answered ? seen.json[key]?.plain ?? "" : seen.word
    }

    private var tickets: [ImportRecord.Ticket] {
        reference.tickets(persona.tenant).filter { ticket in
            ticket.number.map { number in
                oracle.gives("get_ticket", reference.relation(ofTicket: number, to: persona), to: persona.role)
            } ?? false
        }
    }

    private func ticket(_ number: Int64) -> String {
        tickets.contains { $0.number == number } ? "\(number)" : "refused: not_found"
    }

    private func invoice(_ number: String) -> String {
        let isTheirs = reference.relation(ofInvoice: number, to: persona) == .company
        return isTheirs ? number : "refused: not_found"
    }

    private func risk(_ number: String) -> String {
        reference.relation(ofRisk: number, to: persona) == .company ? number : "refused: not_found"
    }

    private func quote(_ number: String) -> String {
        reference.relation(ofQuote: number, to: persona) == .company ? number : "refused: not_found"
    }

    private func contract(_ number: String) -> String {
        reference.relation(ofContract: number, to: persona) == .company ? number : "refused: not_found"
    }

    private func article(_ slug: String) -> String {
        reference.relation(ofArticle: slug, to: persona) == .published ? slug : "refused: not_found"
    }

    private func tickets(with text: String) -> [Int64] {
        let wanted = text.lowercased()
        return tickets.filter { ticket in
            ticket.number == Int64(text)
                || [ticket.subject, ticket.description].contains { $0.lowercased().holds(wanted) }
        }.compactMap(\.number)
    }

    private func found(_ seen: Seen) -> [Int64] { list(seen).compactMap { $0["number"]?.integer } }

    private func numbers(_ numbers: [Int64]) -> String {
        "tickets: " + numbers.sorted().map(String.init).joined(separator: ", ")
    }

    private func list(_ seen: Seen) -> [JSONValue] {
        ["tickets", "invoices", "quotes", "contracts", "articles", "risks"].compactMap { seen.json[$0]?.array }.first
            ?? []
    }

    /// As many as asked for, or all that the person has of what is listed.
    private func rows(_ count: Int, _ seen: Seen) -> String {
        let all =
            if seen.json["tickets"] != nil {
                tickets.count
            } else if seen.json["invoices"] != nil {
                reference.invoices(persona.tenant).count { invoice($0.number) == $0.number }
            } else if seen.json["risks"] != nil {
                reference.risks(persona.tenant).count { risk($0.number) == $0.number }
            } else if seen.json["quotes"] != nil {
                reference.quotes(persona.tenant).count { quote($0.number) == $0.number }
            } else if seen.json["contracts"] != nil {
                reference.contracts(persona.tenant).count { contract($0.number) == $0.number }
            } else {
                reference.articles(persona.tenant).count(where: \.isForClients)
            }
        return "\(min(count, all)) rows"
    }

    /// An article is found only when one of its words begins as one of the text's, and always when its title has a word.
    private func articles(_ text: String, _ seen: Seen) -> (expected: String, found: String) {
        guard seen.kind == .answered else { return ("articles", seen.word) }
        let words = text.precomposedStringWithCompatibilityMapping.lowercased().split { !$0.isLetter && !$0.isNumber }
            .map(String.init)
        let found = list(seen).compactMap { $0["slug"]?.string }
        let out = reference.articles(persona.tenant).filter(\.isForClients)
        let strange = found.filter { slug in
            guard let article = out.first(where: { $0.slug == slug }) else { return true }
            let text = (article.title + " " + article.body).lowercased()
            return !words.contains { text.contains($0.prefix(3)) }
        }
        let plain = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let sure = plain.filter { $0.count > 3 && $0.allSatisfy(\.isASCII) }
        let missing =
            found.count >= 10
            ? []
            : out.filter { article in
                let title = article.title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
                return !found.contains(article.slug) && sure.contains { title.contains($0) }
            }.map(\.slug)
        let wrong = strange.map { "\($0) without the words" } + missing.map { "\($0) not found" }
        return ("articles with the words", wrong.isEmpty ? "articles with the words" : wrong.joined(separator: ", "))
    }
}
