#if FAULTS
    import Synchronization
#endif

/// The faults that can be planted while the program runs, in builds for tests alone; a release has no place for one.
///
/// What is planted counts for the whole process.
public enum Faults {
    #if FAULTS
        /// Whether faults can be planted at all.
        public static let isTestBuild = true

        /// Whether the fault is planted; asked at the place where the mistake would be made.
        public static func has(_ fault: Fault) -> Bool {
            note(reached: [fault.name])
            return planted.load(ordering: .relaxed) == fault.rawValue
        }

        /// Plants the fault with that name in place of the one before; nil takes it away.
        ///
        /// A fault in SQL counts for databases that are opened afterwards, because prepared statements are kept.
        public static func plant(named name: String?) {
            let fault = name.flatMap { name in Fault.allCases.first { $0.name == name } }
            plantedName.withLock { $0 = name }
            planted.store(fault?.rawValue ?? nothing, ordering: .relaxed)
        }

        /// The name of what is planted.
        public static var name: String? { plantedName.withLock { $0 } }

        /// Leaves one of the two locks on rows open, for databases that are opened afterwards; nil closes both.
        public static func open(_ lock: Lock?) { opened.withLock { $0 = lock } }

        /// The lock that stands open.
        public static var lock: Lock? { opened.withLock { $0 } }

        /// From now on the places that are reached are noted.
        public static func beginRecording() {
            reachedNames.withLock { $0 = [] }
            isRecording.store(true, ordering: .relaxed)
        }

        /// The names of the faults whose places were reached since the recording began, which ends it.
        public static func reached() -> Set<String> {
            isRecording.store(false, ordering: .relaxed)
            return reachedNames.withLock { $0 }
        }

        /// Notes that the places of faults were reached, while a recording runs.
        public static func note(reached names: @autoclosure () -> Set<String>) {
            guard isRecording.load(ordering: .relaxed) else { return }
            let names = names()
            reachedNames.withLock { $0.formUnion(names) }
        }

        private static let nothing = -1
        private static let planted = Atomic<Int>(nothing)
        private static let plantedName = Mutex<String?>(nil)
        private static let opened = Mutex<Lock?>(nil)
        private static let isRecording = Atomic<Bool>(false)
        private static let reachedNames = Mutex<Set<String>>([])
    #else
        /// Whether faults can be planted at all.
        public static let isTestBuild = false

        /// No: this build has no faults.
        @inlinable @inline(__always)
        public static func has(_ fault: Fault) -> Bool { false }

        /// Does nothing: this build has no faults.
        public static func plant(named name: String?) {}

        /// Does nothing: this build has no faults.
        public static func open(_ lock: Lock?) {}

        /// Does nothing: this build has no faults.
        public static func beginRecording() {}

        /// Nothing: this build has no faults.
        public static func reached() -> Set<String> { [] }
    #endif
}
