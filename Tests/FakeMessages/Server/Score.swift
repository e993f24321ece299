/// What is done on the wire, in order.
enum Step: Equatable {
    case bytes([UInt8])
    case wait(Int)
    case stall
    case end
    case cut
    case reset
}

/// Turns an answer and what happens on its way into steps.
enum Score {
    /// The steps after the head.
    static func steps(_ reply: Reply, _ events: [[UInt8]]) -> [Step] {
        let manner = reply.manner
        var steps: [Step] = []
        for place in 0...events.count {
            let event = events.indices.contains(place) ? events[place] : []
            for happening in reply.happenings where happening.after == place {
                steps += Self.steps(happening.deed, before: event, manner)
            }
            guard !event.isEmpty else { continue }
            if manner.pings { steps.append(.bytes(manner.lines("ping", ["type": "ping"]))) }
            steps.append(.bytes(event))
            if manner.pause > 0 { steps.append(.wait(manner.pause)) }
        }
        return pieces(steps, manner.piece)
    }

    /// The steps before the head.
    static func stepsBeforeHead(_ reply: Reply) -> [Step] {
        reply.happenings.filter { $0.after == Happening.beforeHead }
            .flatMap { steps($0.deed, before: [], reply.manner) }
    }

    private static func steps(_ deed: Happening.Deed, before event: [UInt8], _ manner: Manner) -> [Step] {
        switch deed {
        case .event(let name, let data): [.bytes(manner.lines(name, data))]
        case .bytes(let bytes): [.bytes(bytes)]
        case .wait(let milliseconds): [.wait(milliseconds)]
        case .stall: [.stall]
        case .end: [.end]
        case .cut(let count): [.bytes(Array(event.prefix(max(0, count)))), .cut]
        case .reset: [.reset]
        }
    }

    private static func pieces(_ steps: [Step], _ length: Int?) -> [Step] {
        guard let length else { return steps }
        var cut: [Step] = []
        var waiting: [UInt8] = []
        for step in steps + [.wait(0)] {
            if case .bytes(let bytes) = step {
                waiting += bytes
                continue
            }
            if !waiting.isEmpty {
                let each = length > 0 ? length : waiting.count
                cut += stride(from: 0, to: waiting.count, by: each).map {
                    .bytes(Array(waiting[$0..<min($0 + each, waiting.count)]))
                }
                waiting = []
            }
            if step != .wait(0) { cut.append(step) }
        }
        return cut
    }
}
