#if FAULTS
    /// Faults in the reading of who a person is: each lets somebody in who may not be here, or gives them another role.
    enum MintingFaults {
        static let all = [Minting.bySession, Minting.byEmail, Minting.byPreview].flatMap { statement in
            mistakes.compactMap { mistake in
                statement.sql.contains(mistake.right)
                    ? SQLFaults.SQLFault(
                        name: "store.\(statement.name).\(mistake.name)", place: .statement(statement.name),
                        text: statement.sql.replacing(mistake.right, with: mistake.wrong),
                        sentence: "\(statement.name) \(mistake.sentence).", needsOpen: nil) : nil
            }
        }

        private static let ownRole = "(role.id = contact.role_id OR (contact.role_id IS NULL AND role.standard = 1))"

        private static let mistakes: [(name: String, right: String, wrong: String, sentence: String)] = [
            (
                "without_active_contact", "contact.active = 1", "1 = 1",
                "lets in a contact who is not active any more"
            ),
            (
                "without_portal_access", "contact.portal_enabled = 1", "1 = 1",
                "lets in a contact whose access is disabled"
            ),
            ("without_active_company", "company.active = 1", "1 = 1", "lets in the people of an inactive company"),
            ("without_active_tenant", "tenant.active = 1", "1 = 1", "lets in the people of an inactive tenant"),
            ("without_end", "session.ends_at > $2", "$2 IS $2", "takes a session that has ended"),
            ("without_idling", "session.seen_at > $3", "$3 IS $3", "takes a session that was idle for too long"),
            ("after_time", "preview.ends_at > $2", "$2 IS $2", "shows a preview whose time is over"),
            ("after_stop", "preview.ended_at IS NULL", "1 = 1", "shows a preview that was stopped"),
            (
                "after_other_role", "role.id = preview.role_id", "1 = 1",
                "goes on with a preview of somebody who has another role since"
            ),
            (
                "after_lower_rank", "staff.role = preview.staff_role", "1 = 1",
                "goes on with a preview of staff who have another role since"
            ),
            (
                "without_contact_of_session", "contact.id = session.contact_id", "1 = 1",
                "takes any contact of the company for the one of the session"
            ),
            (
                "without_company_of_session", "contact.company_id = session.company_id", "1 = 1",
                "keeps a session of somebody who has moved to another company"
            ),
            ("standard_role", ownRole, "(role.standard = 1)", "gives everybody the standard role"),
            (
                "any_role", ownRole, "(role.name = 'Owner')", "gives everybody the role of an owner"
            ),
            (
                "no_role_for_standard", ownRole, "(role.id = contact.role_id)",
                "lets nobody in who has no role of their own"
            ),
        ]
    }
#endif
