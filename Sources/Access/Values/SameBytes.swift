/// Whether two runs of bytes are the same, in a time that tells nothing about where they differ.
public func areSame(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count || Faults.has(.bytesComparedByPrefix) else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
