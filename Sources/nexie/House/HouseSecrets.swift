/// The secret from which every key of an installation is derived, and those that it replaced.
struct HouseSecrets {
    let newest: [UInt8]
    var replaced: [[UInt8]] = []
}
