import Access
import Hummingbird
import NIOCore

/// A request of anybody: what is known before anyone asks who it is.
struct VisitorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address at the other end of the connection.
    let peer: String
    /// Under what this request is found in the log.
    let reference: String
    /// Whether there is a connection behind the request that the client can close; not where the house asks itself.
    var canLeave = true
    /// The client's network, as the trusted hop saw it.
    var network = "unknown"
    /// The client's address, as the trusted hop saw it.
    var address = "unknown"
    /// The mark of the browser, when it has one.
    var browser: BrowserKey?
    /// What the browser showed to be somebody on the client's side; nil when nobody is there.
    var memberKey: MemberKey?
    /// The key of a preview that a request to end one brings; read for that page of staff's alone.
    var previewKey: PreviewKey?
    /// Who is logged in, read afresh for this request.
    var principal: Principal?
    /// The mark of the browser on the staff side, when it has one; read for staff's pages alone.
    var staffBrowser: BrowserKey?
    /// The key of a staff session that is in force; read for staff's pages alone.
    var staffKey: StaffSessionKey?
    /// Which member of staff is logged in, read afresh for this request; never for a contact's page.
    var staff: StaffPrincipal?
    /// The fields of the form that was sent; empty for other requests.
    var form = FormValues()

    /// The key of the person's own login; nil without one.
    var sessionKey: SessionKey? {
        if case .session(let key) = memberKey { key } else { nil }
    }

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        reference = Reference.make()
    }

    /// A random name for a request that people can read out on the telephone.
    private enum Reference {
        static func make() -> String {
            let alphabet = Array("ABCDEFGHJKMNPQRSTVWXYZ23456789")
            return String((0..<8).compactMap { _ in alphabet.randomElement() })
        }
    }
}
