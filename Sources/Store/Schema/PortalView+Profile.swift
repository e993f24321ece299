import Access

extension PortalView {
    /// What a person sees and changes of their own profile, beside the particulars.
    static let ofProfile = [ownParticulars, changeRequest, ownSession, preview]

    private static let ownParticulars = PortalView(
        name: "own_particulars",
        rule: """
            SELECT tenant_id, company_id, id AS contact_id, phone, mobile, title, time_zone
            FROM contact WHERE \(inCompany) AND id = nexie_contact()
            """,
        writes: [
            (
                .update,
                """
                UPDATE contact SET phone = NEW.phone, mobile = NEW.mobile, title = NEW.title,
                    time_zone = NEW.time_zone
                WHERE tenant_id = nexie_tenant() AND id = OLD.contact_id;
                """
            )
        ])

    /// A client can ask, take back what was asked, and say that the answer was read; answers are the provider's.
    private static let changeRequest = PortalView(
        name: "change_request",
        rule: """
            SELECT tenant_id, company_id, contact_id, id, field, wanted, state, reason, created_at, settled_at, seen_at
            FROM change_request WHERE \(inPerson)
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO change_request (tenant_id, company_id, contact_id, id, field, wanted, created_at)
                VALUES (nexie_tenant(), nexie_company(), nexie_contact(), NEW.id, NEW.field, NEW.wanted,
                    NEW.created_at);
                """
            ),
            (
                .update,
                """
                UPDATE change_request SET state = CASE state WHEN 'requested' THEN 'withdrawn' ELSE state END,
                    settled_at = coalesce(settled_at, NEW.seen_at), seen_at = coalesce(seen_at, NEW.seen_at)
                WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact() AND id = OLD.id;
                """
            ),
        ])

    /// The key of a session, or its hash, is not among the columns.
    private static let ownSession = PortalView(
        name: "own_session",
        rule: """
            SELECT tenant_id, company_id, contact_id, id, user_agent, created_at, seen_at, ends_at
            FROM session WHERE \(inPerson)
            """,
        writes: [
            (
                .delete,
                """
                DELETE FROM session WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact() AND id = OLD.id;
                """
            )
        ])

    private static let preview = PortalView(
        name: "preview",
        rule: """
            SELECT tenant_id, company_id, contact_id, id, staff_name, reason, started_at, ended_at, ends_at
            FROM preview WHERE \(inPerson)
            """)
}
