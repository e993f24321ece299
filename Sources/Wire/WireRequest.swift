/// One HTTP request.
public struct WireRequest: Sendable, Reticent {
    /// In capitals, such as `POST`.
    public var method: String
    /// `http://` or `https://` with a host, without user info, in ASCII.
    public var url: String
    /// Sent as they are, in this order. The framing (`Content-Length`, `Transfer-Encoding`) is not the caller's.
    public var headers: [(name: String, value: String)]
    /// Empty for none.
    public var body: [UInt8]
    /// How long it may take and how much may come back.
    public var limits: WireLimits

    /// A request; nothing is checked before it is sent.
    public init(
        method: String = "GET", url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        limits: WireLimits = WireLimits()
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
    }
}
