/// The way of an HTTP request: a head, then a body.
final class RequestCourse: Course {
    private let transfer: Transfer
    private let largestBody: Int
    private var head = HeadReading()
    private var received = 0

    init(_ transfer: Transfer) {
        self.transfer = transfer
        largestBody = transfer.errand.limits.largestBody
    }

    func connected() {
        // A second attempt on a new connection begins a new answer.
        head = HeadReading()
    }

    func line(_ bytes: UnsafeRawBufferPointer) -> WireFault? {
        guard !head.isOver else { return nil }
        if let fault = head.read(bytes) { return fault }
        if let whole = head.whole { transfer.begin(whole) }
        return nil
    }

    func body(_ bytes: UnsafeRawBufferPointer) -> Taking {
        guard bytes.count <= largestBody - received else { return .fault(.tooLarge) }
        guard transfer.take(bytes) else { return .later }
        received += bytes.count
        return .taken
    }

    func fault(of failure: CurlFailure, at stage: Patience.Stage) -> WireFault { failure.fault(at: stage) }
}
