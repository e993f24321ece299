import Access
import Foundation
import Store
import Tools

/// What the world's files say of records, told in the same words as an answer that shows them.
extension Reference {
    /// The contact with that external id.
    func contact(_ id: String, of tenant: String) -> ImportRecord.Contact? {
        for case .contact(let contact) in all(tenant) where contact.externalID == id { return contact }
        return nil
    }

    /// The company with that external id.
    func company(_ id: String, of tenant: String) -> ImportRecord.Company? {
        for case .company(let company) in all(tenant) where company.externalID == id { return company }
        return nil
    }

    /// What was paid of an invoice.
    func payments(of invoice: ImportRecord.Invoice, _ tenant: String) -> [ImportRecord.Payment] {
        let payments = all(tenant).compactMap { record -> ImportRecord.Payment? in
            if case .payment(let payment) = record, payment.invoice == invoice.externalID { payment } else { nil }
        }
        return payments.sorted { $0.receivedOn < $1.receivedOn }
    }

    /// The notes of a ticket that clients may read, oldest first.
    func publicNotes(of ticket: ImportRecord.Ticket, _ tenant: String) -> [ImportRecord.TicketNote] {
        notes(tenant).filter { $0.ticket == ticket.externalID && $0.visibility == .public }
            .sorted { $0.createdAt < $1.createdAt }
    }

    /// When a client last saw the ticket change.
    func changed(_ ticket: ImportRecord.Ticket, _ tenant: String) -> Instant {
        let own = ticket.updatedAt ?? ticket.createdAt
        return publicNotes(of: ticket, tenant).map(\.createdAt).reduce(own, max)
    }

    /// What the provider is set up with.
    func particulars(_ tenant: String) -> TenantParticulars? {
        world.tenants.first { $0.particulars.slug == tenant }?.particulars
    }

    /// The providers.
    var tenants: [String] { world.tenants.map(\.particulars.slug) }

    /// The day that it is where the person reads, by a calendar that is not the program's.
    func today(for persona: Persona) -> CalendarDate {
        let zone = contact(persona.contact, of: persona.tenant)?.timeZone ?? ""
        let name = zone.isEmpty ? particulars(persona.tenant)?.timeZone ?? "" : zone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: name) ?? .gmt
        let moment = Date(timeIntervalSince1970: Double(Workshop.moment.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day], from: moment)
        return CalendarDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
            ?? CalendarDate(dayNumber: 0)
    }

    /// Where an invoice stands on a day.
    func standing(of invoice: ImportRecord.Invoice, on today: CalendarDate) -> String {
        invoice.state == .open && invoice.dueOn < today ? "overdue" : invoice.state.rawValue
    }

    /// What is still owed.
    func balance(of invoice: ImportRecord.Invoice, _ tenant: String) -> Int64 {
        guard invoice.state == .open else { return 0 }
        return max(0, payments(of: invoice, tenant).reduce(invoice.total) { $0 - $1.amount })
    }

    private func all(_ tenant: String) -> [ImportRecord] {
        world.tenants.first { $0.particulars.slug == tenant }?.records.map(\.record) ?? []
    }
}
