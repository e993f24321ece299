import Access
import Store
import Tools

extension Probe {
    /// Everybody searches invoices for numbers and words of every invoice of the world.
    static let searchInvoices = Probe(
        about: "Everybody searches the invoices for numbers, words and planted tokens of every invoice.",
        keys: ["who", "also"]
    ) { spec, book in
        let terms = book.shop.reference.invoiceTerms + spec.texts("also")
        return try TicketSearch.cases(spec, book, "list_invoices") { run, asking, nothing in
            run.promise(cells: terms.count * ListKind.invoices.sorts.count)
            let invoices = run.reference.visibleInvoices(for: asking.persona, run.oracle, by: asking.tool)
            for sort in ListKind.invoices.sorts {
                let search = InvoiceSearch(asking: asking, invoices: invoices, sort: sort, nothing: nothing)
                for term in terms { try await search.judge(term) }
            }
        }
    }
}

/// Searches of invoices by one person at one door, in one order.
struct InvoiceSearch: Sendable {
    let asking: Asking
    let invoices: [VisibleInvoice]
    let sort: String
    let nothing: Seen

    /// A number, a word, or a token.
    func judge(_ term: String) async throws {
        let seen = try await asking.call(["search": .string(term), "sort": .string(sort), "limit": 50])
        asking.run.visit()
        let name = "the words “\(term)” by \(sort)"
        guard asking.isOffered else { return asking.refuses(name, seen, like: nothing, "a tool that nobody has") }
        let words = Array(term.lowercased().utf8)
        let rows = ListRow.inOrder(
            invoices.filter { $0.row.holds(words) }.map { $0.line(byIssue: sort == "issued") })
        let own = sort == "due" ? Array(rows.reversed()) : rows
        let found = (seen.json["invoices"]?.array ?? []).map { ListKind.invoices.row($0, sort: sort) }
        asking.holds(name, expected: "nothing else", seen: ListRow.strangers(in: found, beside: own))
        asking.holds(
            name + ", counted", expected: "all \(own.count)", seen: "all \(TicketSearch.all(in: seen))")
        if !own.isEmpty { asking.gives(name, expected: ListRow.told(own), seen: ListRow.told(found)) }
    }
}

extension ImportRecord.Invoice {
    /// Whether number, memo or a line holds the bytes, all in lower case.
    fileprivate func holds(_ words: [UInt8]) -> Bool {
        ([number, memo] + lines.map(\.description)).contains { text in
            SearchTerm.holds(Array(text.lowercased().utf8), words)
        }
    }
}

extension Reference {
    /// Numbers, words and tokens of every invoice of the world.
    var invoiceTerms: [String] {
        let terms = tenants.flatMap { tenant in
            invoices(tenant).flatMap { invoice in
                let texts = [invoice.memo] + invoice.lines.map(\.description)
                return [invoice.number] + texts.map(SearchTerm.word) + texts.map(SearchTerm.token)
            }
        }
        return Self.once(terms)
    }
}
