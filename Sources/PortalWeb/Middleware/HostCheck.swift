import Access
import HTTPTypes
import Hummingbird

/// Refuses requests that are not for this site: another host, none, or more than one.
struct HostCheck {
    let site: Site

    /// Throws unless the request names exactly this site, by one host and a path.
    func check(_ request: Request) throws(PageProblem) {
        let second = request.headers[.named("Host")]
        guard let authority = request.head.authority?.lowercased(), site.authorities.contains(authority), second == nil
        else {
            if Faults.has(.hostUnchecked) { return }
            throw .wrongHost
        }
        guard request.head.path?.hasPrefix("/") == true else { throw .badRequest }
    }
}
