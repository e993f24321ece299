import Store
import Tools

/// The second opinion: whose record is what, in a few lines over the world's own files.
public struct Reference: Sendable {
    let world: World
    private let byTenant: [String: Records]

    /// The records of one tenant by their kinds, in the order of the files.
    private struct Records: Sendable {
        var tickets: [ImportRecord.Ticket] = []
        var notes: [ImportRecord.TicketNote] = []
        var invoices: [ImportRecord.Invoice] = []
        var quotes: [ImportRecord.Quote] = []
        var contracts: [ImportRecord.Contract] = []
        var articles: [ImportRecord.Article] = []
        var risks: [ImportRecord.Risk] = []
    }

    /// What the world's files say.
    init(world: World) {
        self.world = world
        var byTenant: [String: Records] = [:]
        for tenant in world.tenants {
            var records = Records()
            for (_, record) in tenant.records {
                switch record {
                case .ticket(let ticket): records.tickets.append(ticket)
                case .ticketNote(let note): records.notes.append(note)
                case .invoice(let invoice): records.invoices.append(invoice)
                case .quote(let quote): records.quotes.append(quote)
                case .contract(let contract): records.contracts.append(contract)
                case .article(let article): records.articles.append(article)
                case .risk(let risk): records.risks.append(risk)
                case .company, .contact, .payment: break
                }
            }
            byTenant[tenant.particulars.slug] = records
        }
        self.byTenant = byTenant
    }

    /// Every ticket of a tenant.
    func tickets(_ tenant: String) -> [ImportRecord.Ticket] { byTenant[tenant]?.tickets ?? [] }

    /// Every note of a tenant's tickets.
    func notes(_ tenant: String) -> [ImportRecord.TicketNote] { byTenant[tenant]?.notes ?? [] }

    /// Every invoice of a tenant.
    func invoices(_ tenant: String) -> [ImportRecord.Invoice] { byTenant[tenant]?.invoices ?? [] }

    /// Every quote of a tenant.
    func quotes(_ tenant: String) -> [ImportRecord.Quote] { byTenant[tenant]?.quotes ?? [] }

    /// Every contract of a tenant.
    func contracts(_ tenant: String) -> [ImportRecord.Contract] { byTenant[tenant]?.contracts ?? [] }

    /// Every article of a tenant.
    func articles(_ tenant: String) -> [ImportRecord.Article] { byTenant[tenant]?.articles ?? [] }

    /// Every risk of a tenant.
    func risks(_ tenant: String) -> [ImportRecord.Risk] { byTenant[tenant]?.risks ?? [] }

    /// Whose the ticket with that number is, as the person would find it.
    func relation(ofTicket number: Int64, to persona: Persona) -> Relation {
        if let ticket = tickets(persona.tenant).first(where: { $0.number == number }) {
            if ticket.company != persona.company { return .otherCompany }
            return ticket.contact == persona.contact ? .own : .colleague
        }
        return others(persona).contains { tickets($0).contains { $0.number == number } } ? .otherTenant : .absent
    }

    /// Whose the invoice with that number is.
    func relation(ofInvoice number: String, to persona: Persona) -> Relation {
        if let invoice = invoices(persona.tenant).first(where: { $0.number == number }) {
            if invoice.company != persona.company { return .otherCompany }
            return invoice.state == .draft ? .hidden : .company
        }
        return others(persona).contains { invoices($0).contains { $0.number == number } } ? .otherTenant : .absent
    }

    /// Whose the quote with that number is.
    func relation(ofQuote number: String, to persona: Persona) -> Relation {
        if let quote = quotes(persona.tenant).first(where: { $0.number == number }) {
            if quote.company != persona.company { return .otherCompany }
            return quote.state == .draft ? .hidden : .company
        }
        return others(persona).contains { quotes($0).contains { $0.number == number } } ? .otherTenant : .absent
    }

    /// Whose the contract with that number is.
    func relation(ofContract number: String, to persona: Persona) -> Relation {
        if let contract = contracts(persona.tenant).first(where: { $0.number == number }) {
            if contract.company != persona.company { return .otherCompany }
            return contract.state == .draft ? .hidden : .company
        }
        return others(persona).contains { contracts($0).contains { $0.number == number } } ? .otherTenant : .absent
    }

    /// Whose the article with that slug is.
    func relation(ofArticle slug: String, to persona: Persona) -> Relation {
        if let article = articles(persona.tenant).first(where: { $0.slug == slug }) {
            let isOut = article.state == .published && article.visibility != .internal
            return isOut ? .published : .hidden
        }
        return others(persona).contains { articles($0).contains { $0.slug == slug } } ? .otherTenant : .absent
    }

    /// Whose the risk with that number is.
    func relation(ofRisk number: String, to persona: Persona) -> Relation {
        if let risk = risks(persona.tenant).first(where: { $0.number == number }) {
            if risk.company != persona.company { return .otherCompany }
            return risk.state == .draft ? .hidden : .company
        }
        return others(persona).contains { risks($0).contains { $0.number == number } } ? .otherTenant : .absent
    }

    /// Every number and slug of the whole world, once.
    var ticketNumbers: [Int64] { Set(slugs.flatMap { tickets($0).compactMap(\.number) }).sorted() }

    /// Every invoice's number, once.
    var invoiceNumbers: [String] { Set(slugs.flatMap { invoices($0).map(\.number) }).sorted() }

    /// Every risk's number, once.
    var riskNumbers: [String] { Set(slugs.flatMap { risks($0).map(\.number) }).sorted() }

    /// Every quote's number, once.
    var quoteNumbers: [String] { Set(slugs.flatMap { quotes($0).map(\.number) }).sorted() }

    /// Every contract's number, once.
    var contractNumbers: [String] { Set(slugs.flatMap { contracts($0).map(\.number) }).sorted() }

    /// Every article's slug, once.
    var articleSlugs: [String] { Set(slugs.flatMap { articles($0).map(\.slug) }).sorted() }

    private var slugs: [String] { world.tenants.map(\.particulars.slug) }

    private func others(_ persona: Persona) -> [String] { slugs.filter { $0 != persona.tenant } }
}
