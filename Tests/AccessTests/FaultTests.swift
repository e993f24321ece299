import Access
import Testing

/// Faults count for the whole process, so whoever plants one does it in a process of its own.
@Suite struct FaultTests {
    @Test func `every fault has a name of its own that begins with its room`() {
        #expect(Faults.isTestBuild)
        #expect(Set(Fault.allCases.map(\.name)).count == Fault.allCases.count)
        #expect(Fault.doorUnasked.name == "tools.door_unasked")
        #expect(Fault.allCases.allSatisfy { $0.name.contains(#/^(access|store|tools|concierge|portalweb)\.[a-z_]+$/#) })
        #expect(Fault.allCases.allSatisfy { !$0.sentence.isEmpty })
    }

    @Test func `nothing is planted until somebody plants it, and only one fault at a time`() async {
        await #expect(processExitsWith: .success) {
            #expect(Fault.allCases.allSatisfy { !Faults.has($0) })
            Faults.plant(named: Fault.readersReply.name)
            Faults.plant(named: Fault.readersCreate.name)
            #expect(Fault.allCases.filter(Faults.has) == [.readersCreate])
            Faults.plant(named: nil)
            #expect(Fault.allCases.allSatisfy { !Faults.has($0) })
        }
    }

    @Test func `a viewer opens tickets while that fault is planted, and not before or after`() async {
        await #expect(processExitsWith: .success) {
            let viewer = PermissionSet(StartingRole.viewer.grants)
            for name in ["access.readers_create", "access.one_gives_resource"] {
                #expect(!viewer.allows(.ticketsCreate))
                Faults.plant(named: name)
                #expect(PermissionSet(StartingRole.viewer.grants).allows(.ticketsCreate), "\(name)")
                Faults.plant(named: nil)
            }
        }
    }

    @Test func `a member sees the company's tickets while rights are compared by prefix`() async {
        await #expect(processExitsWith: .success) {
            #expect(!PermissionSet(StartingRole.member.grants).allows(.ticketsReadCompany))
            Faults.plant(named: "access.permission_by_prefix")
            #expect(PermissionSet(StartingRole.member.grants).allows(.ticketsReadCompany))
        }
    }

    @Test func `the places that were reached are told, and nothing before the recording`() async {
        await #expect(processExitsWith: .success) {
            _ = Faults.has(.doorUnasked)
            Faults.beginRecording()
            _ = Faults.has(.needUnasked)
            #expect(Faults.reached() == ["tools.need_unasked"])
            _ = Faults.has(.effectsRun)
            #expect(Faults.reached() == ["tools.need_unasked"])
        }
    }

    @Test func `a person is read once with that fault, and every time without it`() async {
        await #expect(processExitsWith: .success) {
            let people = Counted()
            let read = Faults.rereading { people.next() }
            let fresh = try await [read(), read()]
            #expect(fresh == [1, 2])
            Faults.plant(named: "concierge.person_not_reread")
            let kept = try await [read(), read(), read()]
            #expect(kept == [3, 3, 3])
        }
    }
}

/// Somebody else every time.
private final class Counted: @unchecked Sendable {
    private var count = 0

    func next() -> Int? {
        count += 1
        return count
    }
}
