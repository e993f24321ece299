import HTTPTypes
import Hummingbird
import NIOCore

/// Finds the network that a request comes from; the word of a proxy counts only when the settings trust it.
struct ClientNetwork: Sendable {
    let site: Site

    /// An IPv4 address or an IPv6 /64.
    func network(of request: Request, peer: String) -> String {
        Self.network(of: client(of: request, peer: peer))
    }

    /// The whole address as it is written; `unknown` for what is none.
    func address(of request: Request, peer: String) -> String {
        let address = client(of: request, peer: peer)
        return (try? SocketAddress(ipAddress: address, port: 0)) == nil ? "unknown" : address
    }

    private func client(of request: Request, peer: String) -> String {
        guard site.trustedProxies.contains(peer) else { return peer }
        var hops: [String] = []
        for header in request.headers[values: .named("X-Forwarded-For")] {
            hops += header.split(separator: ",").map { String($0.filter { $0 != " " }) }
        }
        return hops.last { !site.trustedProxies.contains($0) } ?? peer
    }

    /// The network of an address: itself for IPv4, the first 64 bits for IPv6.
    static func network(of address: String) -> String {
        guard let socket = try? SocketAddress(ipAddress: address, port: 0) else { return "unknown" }
        switch socket {
        case .v4: return address
        case .v6(let inner):
            let bytes = withUnsafeBytes(of: inner.address.sin6_addr) { Array($0) }
            if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255] {
                return bytes.suffix(4).map(String.init).joined(separator: ".")
            }
            return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
        case .unixDomainSocket: return "unknown"
        }
    }
}
