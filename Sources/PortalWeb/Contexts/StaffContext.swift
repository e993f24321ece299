import Access
import Hummingbird

/// A request of a member of staff who is logged in; past this door the member is not optional. There is no contact in it.
struct StaffContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let reference: String
    let key: StaffSessionKey
    let staff: StaffPrincipal
    let form: FormValues

    /// Throws `needsLogin` when no member is logged in.
    init(context: VisitorContext) throws {
        guard let staff = context.staff, let key = context.staffKey else { throw PageProblem.needsLogin }
        coreContext = context.coreContext
        reference = context.reference
        self.key = key
        self.staff = staff
        form = context.form
    }
}
