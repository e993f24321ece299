/// Takes escapes off a sink, layer by layer, until none is left.
struct PlainLayers {
    /// Nobody reads deeper.
    private static let most = 4

    let senses: Senses

    /// Calls back with the bytes as they are and then with every layer below.
    func each(of bytes: [UInt8], _ body: (SinkBytes) -> Void) {
        var bytes = bytes
        for _ in 0..<Self.most {
            SinkBytes.reading(bytes, body)
            guard let below = layer(below: bytes) else { return }
            bytes = below
            if !senses.contains(.layers) { return SinkBytes.reading(bytes, body) }
        }
        SinkBytes.reading(bytes, body)
    }

    /// The bytes with one layer of every kind of escape read; nothing when there was none.
    private func layer(below bytes: [UInt8]) -> [UInt8]? {
        var below: [UInt8]?
        if senses.contains(.backslashes) { below = Escape.backslash.read(below ?? bytes) ?? below }
        if senses.contains(.percents) { below = Escape.percent.read(below ?? bytes) ?? below }
        if senses.contains(.entities) { below = Escape.entity.read(below ?? bytes) ?? below }
        if senses.contains(.folding) { below = Folding.folded(below ?? bytes) ?? below }
        return below
    }
}
