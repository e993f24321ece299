extension PermissionSet {
    /// Whether a fault takes the permission for held because another one is.
    @inline(__always)
    func isImplied(_ permission: Permission) -> Bool {
        #if FAULTS
            switch permission {
            case .ticketsCreate: held.contains(.ticketsRead) && Faults.has(.readersCreate)
            case .ticketsReply: held.contains(.ticketsRead) && Faults.has(.readersReply)
            case .risksSign: held.contains(.risksRead) && Faults.has(.readersDecide)
            case .ticketsReadCompany: held.contains(.invoicesRead) && Faults.has(.payersReadCompany)
            case .invoicesRead: held.contains(.contractsRead) && Faults.has(.contractsGiveInvoices)
            default: false
            }
        #else
            false
        #endif
    }
}

extension Faults {
    /// Reads a person; with the fault planted, once and never again.
    public static func rereading<Person: Sendable>(
        _ read: @escaping @Sendable () async throws -> Person?
    ) -> @Sendable () async throws -> Person? {
        #if FAULTS
            let first = First<Person>()
            return {
                guard has(.personNotReread) else { return try await read() }
                if let person = first.person.withLock({ $0 }) { return person }
                let person = try await read()
                first.person.withLock { $0 = person }
                return person
            }
        #else
            return read
        #endif
    }
}

#if FAULTS
    import Synchronization

    /// The first person that was read.
    private final class First<Person: Sendable>: Sendable {
        let person = Mutex<Person?>(nil)
    }
#endif
