import Access

/// One fault that can be planted in a build for tests.
public struct PlantableFault: Sendable, Hashable {
    /// Its name, by which it is planted.
    public let name: String
    /// The room in which the mistake is made.
    public let room: String
    /// What goes wrong, for whom.
    public let sentence: String
    /// The lock that must stand open for the fault to be seen from outside; nil when none must.
    public let needsOpen: Lock?
}

/// Every fault of every room; empty in a release.
public enum FaultCatalogue {
    #if FAULTS
        /// The faults: those of one place in the order of the rooms, then those of SQL.
        public static let all: [PlantableFault] =
            Fault.allCases.map {
                PlantableFault(name: $0.name, room: $0.room, sentence: $0.sentence, needsOpen: nil)
            }
            + SQLFaults.all.map {
                PlantableFault(name: $0.name, room: "Store", sentence: $0.sentence, needsOpen: $0.needsOpen)
            }
    #else
        /// None: this build has no faults.
        public static let all: [PlantableFault] = []
    #endif
}
