import Access

/// An effect that Nexie suggests and nobody has carried out yet, or somebody has.
public struct ProposalRow: Sendable, Hashable {
    /// Which proposal.
    public let id: ProposalID
    /// The conversation it was made in.
    public let conversation: ConversationID
    /// The tool that would be called.
    public let tool: String
    /// The exact input as JSON.
    public let input: String
    /// `open`, `confirmed` or `cancelled`.
    public let state: String
    /// The session in which it was made, as the audit writes it.
    public let origin: String
    /// What the tool answered once it was confirmed, as JSON.
    public let receipt: String?
    /// After this moment it can't be confirmed any more.
    public let expiresAt: Instant
    /// When it was made.
    public let createdAt: Instant

    init(_ row: Row) {
        id = row.id(0)
        conversation = row.id(1)
        tool = row.text(2)
        input = row.text(3)
        state = row.text(4)
        origin = row.text(5)
        receipt = row.optionalText(6)
        expiresAt = row.instant(7)
        createdAt = row.instant(8)
    }
}

extension ScopedStore {
    /// Keeps a proposal that waits for the person's decision.
    public func addProposal(
        in conversation: ConversationID, tool: String, input: String, origin: String, expires: Instant, at now: Instant
    ) throws -> ProposalID {
        let id = ProposalID.new(at: now)
        try run(
            ProposalStatements.add,
            [
                .id(conversation), .id(id), .text(tool), .text(input), .text(origin), .instant(now),
                .instant(expires),
            ])
        return id
    }

    /// One of the person's proposals; nil when it is not there or not theirs.
    public func proposal(_ id: ProposalID) throws -> ProposalRow? {
        try first(ProposalStatements.find, [.id(id)], ProposalRow.init)
    }

    /// Every proposal of a conversation, oldest first.
    public func proposals(of conversation: ConversationID) throws -> [ProposalRow] {
        try all(ProposalStatements.list, [.id(conversation)], ProposalRow.init)
    }

    /// Settles an open proposal, with the input as the person changed it when they did; one that is settled already stays
    /// as it is, but for its receipt.
    public func settle(_ id: ProposalID, as state: String, receipt: String?, input: String? = nil) throws {
        try run(ProposalStatements.settle, [.id(id), .text(state), .text(receipt), .text(input)])
    }
}

/// What a client's calls ask of proposals.
enum ProposalStatements {
    private static let columns = "id, conversation_id, tool, input, state, origin, receipt, expires_at, created_at"

    static let add = Statement(
        .client, "proposal.add",
        """
        INSERT INTO portal_proposal (tenant_id, company_id, conversation_id, id, tool, input, origin, created_at,
            expires_at)
        VALUES ($1, $2, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let find = Statement(
        .client, "proposal.find",
        """
        SELECT \(columns) FROM portal_proposal
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)

    static let list = Statement(
        .client, "proposal.list",
        """
        SELECT \(columns) FROM portal_proposal
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND conversation_id = $4
        ORDER BY created_at, id LIMIT 200
        """)

    static let settle = Statement(
        .client, "proposal.settle",
        """
        UPDATE portal_proposal SET state = $5, receipt = $6, input = coalesce($7, input)
        WHERE tenant_id = $1 AND company_id = $2 AND contact_id = $3 AND id = $4
        """)
}
