import Access

extension PortalView {
    /// What a person said of tickets that are done; theirs alone.
    static let ofTickets = [ticketRating]

    private static let ticketRating = PortalView(
        name: "ticket_rating",
        rule: """
            SELECT tenant_id, company_id, contact_id, ticket_id, rating, words, rated_at, changed_at
            FROM ticket_rating WHERE \(inPerson) AND \(sees(.ownTickets))
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO ticket_rating (tenant_id, company_id, contact_id, ticket_id, rating, words, rated_at,
                    changed_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), ticket.id, NEW.rating, NEW.words,
                    NEW.changed_at, NEW.changed_at
                FROM ticket WHERE ticket.tenant_id = nexie_tenant() AND ticket.id = NEW.ticket_id
                    AND ticket.company_id = nexie_company() AND \(mayReadTicket);
                """
            ),
            (
                .update,
                """
                UPDATE ticket_rating SET rating = NEW.rating, words = NEW.words, changed_at = NEW.changed_at
                WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact() AND ticket_id = OLD.ticket_id;
                """
            ),
        ])
}
