extension Family {
    /// Everything that leaves, by whatever way, searched for texts that are not for the one who gets it.
    static let canaries = Family(
        name: "canaries",
        about: "No text of a record reaches anybody for whom it is not, in any form and by any way out.",
        probes: [
            "pages": .canaryPages, "repeating": .canaryRepeating, "guide": .canaryGuide,
            "staff-notes": .canaryStaffNotes,
        ])
}
