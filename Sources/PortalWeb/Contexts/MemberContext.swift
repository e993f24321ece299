import Access
import Hummingbird

/// A request of somebody who is logged in; past this door the person is not optional.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let reference: String
    let key: MemberKey
    let principal: Principal
    let form: FormValues
    /// The client's address, as the trusted hop saw it.
    let address: String
    /// Whether the client can leave before the answer is there.
    let canLeave: Bool

    /// Throws `needsLogin` when nobody is logged in.
    init(context: VisitorContext) throws {
        guard let principal = context.principal, let key = context.memberKey else { throw PageProblem.needsLogin }
        coreContext = context.coreContext
        reference = context.reference
        self.key = key
        self.principal = principal
        form = context.form
        address = context.address
        canLeave = context.canLeave
    }
}
