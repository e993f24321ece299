/// The head of an answer, and its body as it comes.
public struct WireAnswer: Sendable, Reticent {
    /// From 200 to 999; interim answers are passed over.
    public let status: Int
    /// The header fields.
    public let headers: WireHeaders
    /// Can be read once.
    public let body: WireBody

    init(_ head: WireHead, _ body: WireBody) {
        (status, headers) = (head.status, head.headers)
        self.body = body
    }
}

/// The header fields of an answer.
public struct WireHeaders: Sendable, Reticent {
    /// Name and value as they came, without white space around the value.
    public let fields: [(name: String, value: String)]

    /// Header fields in this order.
    public init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields
    }

    /// The value of the first field of that name, in whatever case either is written.
    public subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
