extension StrictJSON {
    /// How much JSON is read at most.
    public struct Limits: Sendable, Hashable {
        /// Bytes of the whole text.
        public let bytes: Int
        /// Brackets open at once; never more than 64, because every reader of a nested value goes as deep as it does.
        public let depth: Int
        /// UTF-8 bytes of one text or name.
        public let text: Int
        /// Members of one object, or elements of one array.
        public let members: Int

        /// Limits of one's own.
        public init(bytes: Int, depth: Int, text: Int, members: Int) {
            self.bytes = min(bytes, Int(Int32.max))
            self.depth = min(depth, 64)
            self.text = text
            self.members = members
        }

        /// What the arguments of a tool may measure: 16 KiB, 8 deep, 12 KiB a text, 100 values side by side.
        public static let toolInput = Limits(bytes: 16 * 1024, depth: 8, text: 12 * 1024, members: 100)
    }
}
