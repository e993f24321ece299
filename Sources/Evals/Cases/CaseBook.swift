import Foundation
import Tools

/// Every case of a set, made from its files.
public struct CaseBook: Sendable {
    /// The world, the oracle and the corpus that cases are made from.
    let shop: Workshop
    /// The cases, by family and in the order of the files.
    public private(set) var cases: [EvalCase] = []

    /// Everybody of the world.
    var people: [Persona] { shop.people }

    /// Everybody whom a login would let in.
    var insiders: [Persona] { people.filter(\.isIn) }

    /// The cases of those entries; throws every entry that makes none as `file:line: reason`.
    public init(_ specs: [CaseSpec], in shop: Workshop) throws(DataFault) {
        self.shop = shop
        var faults: [String] = []
        for family in Family.all {
            for spec in specs where spec.family == family.name {
                do {
                    cases += try made(spec, by: family)
                } catch {
                    faults.append("\(spec.place): \((error as? CaseProblem)?.reason ?? "\(error)")")
                }
            }
        }
        faults += Self.doubles(cases)
        guard faults.isEmpty else { throw DataFault(faults) }
    }

    private func made(_ spec: CaseSpec, by family: Family) throws -> [EvalCase] {
        guard let probe = family.probes[spec.probe] else { throw CaseProblem("there is no probe \(spec.probe)") }
        let made = try probe.make(spec, self)
        guard !made.isEmpty else { throw CaseProblem("\(spec.name) makes no case") }
        return made
    }

    private static func doubles(_ cases: [EvalCase]) -> [String] {
        Dictionary(grouping: cases, by: \.id).filter { $0.value.count > 1 }.keys.sorted().map { id in
            "\(cases.first { $0.id == id }?.source ?? ""): two cases have the name \(id)"
        }
    }

    /// The person with that key, such as `larkfield.anna`, or address.
    func person(_ name: String) throws -> Persona {
        guard let found = people.first(where: { $0.key == name || $0.email == name }) else {
            throw CaseProblem("nobody in the world is called \(name)")
        }
        return found
    }

    /// The people that a case names: `everyone`, roles, keys or addresses; only those whom a login lets in unless named.
    func people(_ words: [String]) throws -> [Persona] {
        if words.isEmpty || words == ["everyone"] { return insiders }
        return try words.flatMap { word in
            let ofRole = insiders.filter { $0.role == word }
            return try ofRole.isEmpty ? [person(word)] : ofRole
        }
    }
}
