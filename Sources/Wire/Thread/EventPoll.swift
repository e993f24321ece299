import CCurl
import Glibc

/// The one descriptor that the wire's thread waits on, and the bell that wakes it.
final class EventPoll: Sendable {
    private let poll: Int32
    private let bell: Int32

    /// What happened on a descriptor.
    struct Event {
        let descriptor: Int32
        let isReadable: Bool
        let isWritable: Bool
        let hasFailed: Bool
    }

    init() throws(WireFault) {
        poll = nexie_poll_open()
        bell = nexie_bell_open()
        guard poll >= 0, bell >= 0, nexie_poll_watch(poll, bell, 1, 0) == 0 else { throw .stopped }
    }

    deinit {
        close(poll)
        close(bell)
    }

    /// Wakes the thread; may be called from anywhere.
    func ring() { nexie_bell_ring(bell) }

    func watch(_ descriptor: Int32, reading: Bool, writing: Bool) {
        _ = nexie_poll_watch(poll, descriptor, reading ? 1 : 0, writing ? 1 : 0)
    }

    func forget(_ descriptor: Int32) { nexie_poll_forget(poll, descriptor) }

    /// Waits for something to happen, at most for so many milliseconds; the bell only wakes, and is no event.
    func wait(milliseconds: Int32) -> [Event] {
        withUnsafeTemporaryAllocation(of: nexie_event.self, capacity: 64) { events in
            let count = max(0, Int(nexie_poll_wait(poll, events.baseAddress, milliseconds)))
            return events.prefix(count).compactMap { event in
                guard event.descriptor != bell else {
                    nexie_bell_quiet(bell)
                    return nil
                }
                return Event(
                    descriptor: event.descriptor, isReadable: event.readable != 0, isWritable: event.writable != 0,
                    hasFailed: event.failed != 0)
            }
        }
    }
}
