import Access

extension PortalView {
    private static let ofPerson = """
        tenant_id = nexie_tenant() AND company_id = nexie_company() AND contact_id = nexie_contact()
        """

    /// What the person thought of articles.
    static let articleRating = PortalView(
        name: "article_rating",
        rule: """
            SELECT tenant_id, company_id, contact_id, article_id, rating, rated_at
            FROM article_rating WHERE \(ofPerson) AND nexie_sees(\(Sight.articles.rawValue)) = 1
            """,
        writes: [
            (
                .insert,
                """
                INSERT INTO article_rating (tenant_id, company_id, contact_id, article_id, rating, rated_at)
                SELECT nexie_tenant(), nexie_company(), nexie_contact(), article.id, NEW.rating, NEW.rated_at
                FROM article WHERE article.tenant_id = nexie_tenant() AND article.id = NEW.article_id
                    AND article.state = 'published' AND article.visibility IN ('public', 'customers');
                """
            ),
            (
                .delete,
                """
                DELETE FROM article_rating WHERE tenant_id = nexie_tenant() AND contact_id = nexie_contact()
                    AND contact_id = OLD.contact_id AND article_id = OLD.article_id;
                """
            ),
        ])
}
