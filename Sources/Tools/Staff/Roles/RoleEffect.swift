import Access
import Store

/// What a change opens and closes, in people: those who hold the role at this moment.
public struct RoleEffect: Sendable {
    /// One permission that opens or closes.
    public struct Step: Sendable, Hashable {
        /// The permission.
        public let permission: Permission
        /// What Nexie can do with it, in words that finish "Nexie can …"; empty where it is for pages alone.
        public let offers: [String]

        init(_ permission: Permission) {
            self.permission = permission
            offers = ToolRegistry.standard.tools.map(\.declaration).filter { tool in
                tool.doors.contains(.concierge) && !tool.offer.isEmpty
                    && (tool.need.permissions.contains(permission) || tool.also.contains(permission))
            }.map(\.offer)
        }
    }

    /// What people get.
    public let opened: [Step]
    /// What people lose.
    public let closed: [Step]
    /// What stays as it is.
    public let kept: [Permission]

    init(from before: PermissionSet, to after: PermissionSet) {
        opened = after.beyond(before).map(Step.init)
        closed = before.beyond(after).map(Step.init)
        let gone = Set(before.beyond(after))
        kept = before.listed.filter { !gone.contains($0) }
    }

    /// Whether nothing would change.
    public var isNothing: Bool { opened.isEmpty && closed.isEmpty }
}

/// What becomes of a role when a wish is granted.
public struct RoleProposal: Sendable {
    /// The role as it is.
    public let role: PortalRole
    /// What it would give.
    public let wanted: PermissionSet
    /// What that opens and closes.
    public let effect: RoleEffect
    /// The first of those who hold the role.
    public let holders: [RoleHolder]
    /// The newest judgement of exactly these rights by this program; nil when there is none.
    public let evaluation: RoleEvaluation?
    /// Whether this installation can judge roles at all.
    public let canEvaluate: Bool
}

extension StaffStore {
    /// What becomes of a role when a wish is granted; refused when nobody could grant it.
    func proposal(_ wish: RoleWish) throws -> RoleProposal {
        let role = try demandRole(wish.role)
        guard !role.isFixed else {
            throw StaffRefusal.conflict("\(role.name) may do everything, now and later; that can't be changed.")
        }
        guard wish.was.isEmpty || wish.was == role.mark else {
            throw StaffRefusal.conflict(
                "Somebody has changed this role since you looked. Look at it again before you change it.")
        }
        let wanted = try wish.wanted()
        return RoleProposal(
            role: role, wanted: wanted, effect: RoleEffect(from: role.permissions, to: wanted),
            holders: try holders(of: role.id, atMost: GetRole.named), evaluation: try evaluation(of: wanted),
            canEvaluate: canEvaluate)
    }
}
