import Access

/// Why a request has no page of its own for an answer.
enum PageProblem: Error, Sendable {
    /// Nobody is logged in.
    case needsLogin
    /// Not there, or not this person's: one answer for both.
    case notFound
    /// The person's role does not have the right.
    case forbidden(Permission)
    /// The role of the member of staff does not have the right.
    case staffForbidden(StaffRight)
    /// A member of staff looks as the person, and this would do something.
    case onlyLooking
    /// The preview that the browser holds is over.
    case previewOver
    /// The form was not sent from one of our pages, or is out of date.
    case forged
    /// The request can't be understood.
    case badRequest
    /// The request is for another host.
    case wrongHost
    /// The body is too large.
    case tooLarge
    /// The body did not arrive in time.
    case tooSlow
    /// The house can't just now.
    case unavailable
}
