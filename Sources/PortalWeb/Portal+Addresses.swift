extension Portal {
    /// One address that answers, with what it is asked by.
    public struct Address: Sendable, Hashable {
        /// `GET`, `POST` ….
        public let method: String
        /// The path, with a name in braces for every part that differs.
        public let path: String

        /// Both in one line.
        public var text: String { method + " " + path }

        /// Whether it belongs to the staff side.
        public var isForStaff: Bool { path == "/staff" || path.hasPrefix("/staff/") }

        /// Whether it belongs to the client's side.
        public var isForMembers: Bool { path == "/portal" || path.hasPrefix("/portal/") || path.hasPrefix("/portal.") }
    }

    /// Every address that answers, as the router has them; for whoever has to ask all of them.
    public func addresses() throws -> [Address] {
        try router().routes.filter { $0.method != .head }
            .map { Address(method: $0.method.rawValue, path: $0.path.description) }
            .sorted { $0.text < $1.text }
    }
}
