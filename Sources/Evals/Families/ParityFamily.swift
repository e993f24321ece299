extension Family {
    /// The same call by page, by the runtime's own door for pages, and by chat.
    static let parity = Family(
        name: "parity", about: "The same call by page and by chat has the same outcome and leaves the same entry.",
        probes: ["records": .parityRecords, "ticket": .parityTicket, "rooms": .parityRooms])
}
