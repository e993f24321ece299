import Access
import Store

/// What a change of a role's rights would open and close, and what the evaluation says of it.
public enum WeighRole: StaffOperation {
    /// The name in the audit.
    public static let name = "weigh_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.reads
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: RoleWish, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleProposal {
        try store.proposal(input)
    }

    /// The record that it concerned.
    public static func record(_ output: RoleProposal) -> String { output.role.record }
}

/// Proposes what a role is to give, and lets the evaluation judge it where nobody has asked that yet.
public enum ProposeRole: StaffOperation {
    /// The name in the audit.
    public static let name = "propose_role"
    /// Who may.
    public static let right = StaffRight.rolesEdit
    /// What it does to the records.
    public static let effect = Effect.creates
    /// Whether a fresh proof is needed.
    public static let needsProof = false

    /// Does it, for one call.
    public static func run(_ input: RoleWish, _ call: StaffCall, _ store: borrowing StaffStore) throws -> RoleProposal {
        let proposal = try store.proposal(input)
        guard !proposal.effect.isNothing else {
            throw StaffRefusal.conflict("That is what \(proposal.role.name) gives already.")
        }
        switch proposal.evaluation?.state {
        case .waiting, .running, .passed: return proposal
        case .failed, .error, .broken, .stopped, nil: break
        }
        // Beside somebody who may do everything: some cases need a person for each right.
        let owner = (name: StartingRole.owner.rawValue, grants: StartingRole.owner.grants.map(\.description))
        let file = RolesFile([(proposal.role.name, proposal.wanted.listed.map(\.rawValue)), owner])
        try store.demandEvaluation(of: file, only: (proposal.role.name, proposal.wanted), at: call.now)
        return try store.proposal(input)
    }

    /// The record that it concerned, with the rights that were proposed.
    public static func record(_ output: RoleProposal) -> String {
        "\(output.role.record):proposed:\(output.wanted.spelledOut)"
    }
}
