import Synchronization

/// How many of libcurl's handles a wire has at this moment.
final class Census: Sendable {
    private let handles = Atomic(0)

    func add(_ change: Int) { handles.wrappingAdd(change, ordering: .relaxed) }

    var count: Int { handles.load(ordering: .relaxed) }
}
