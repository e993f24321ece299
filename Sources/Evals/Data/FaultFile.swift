/// The file of plantable faults, as far as it says which of them change nothing.
enum FaultFile {
    /// The proofs of the faults that change nothing, by name.
    static func read(_ path: String) throws(DataFault) -> [String: String] {
        try YAMLFile.read(path) { root in
            var proofs: [String: String] = [:]
            for value in root.entry(keys: "faults", "sql").optionalList("faults") {
                let entry = value.entry(keys: "name", "room", "breaks", "equivalent")
                if let proof = entry.optionalText("equivalent", atMost: 2000) { proofs[entry.text("name")] = proof }
            }
            return proofs
        }
    }
}
