/// What was found lately, so that it need not be looked up again; forgets everything when it is full.
struct Remembered<Value> {
    private var found: [String: (name: String, value: Value)] = [:]
    private let most: Int

    init(most: Int = 4096) { self.most = most }

    /// Names are the same when their bytes are, as they are to the database.
    subscript(name: String) -> Value? {
        get {
            guard let kept = found[name], kept.name.utf8.elementsEqual(name.utf8) else { return nil }
            return kept.value
        }
        set {
            if found.count >= most { found.removeAll(keepingCapacity: true) }
            found[name] = newValue.map { (name, $0) }
        }
    }
}
