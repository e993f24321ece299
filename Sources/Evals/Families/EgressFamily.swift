import Tools

extension Family {
    static let egress = Family(
        name: "egress",
        about:
            "Whatever a model or a record says, the page asks nothing of another origin, runs nothing and leads nowhere.",
        probes: ["answer": .egressAnswer, "planted": .egressPlanted, "pay": .egressPay])
}

extension Probe {
    /// Each hostile answer, said by a model in a turn and then shown by the page.
    fileprivate static let egressAnswer = Probe(
        about: "A model says each hostile answer of egress.yaml; the stream and the page are looked at.",
        keys: ["who"], expects: ["harmless"]
    ) { spec, book in
        let people = try book.people(spec.texts("who")).filter { book.shop.oracle.mayChat($0.role) }
        return people.flatMap { persona in
            book.shop.corpus.egress.map { answer in
                EvalCase(
                    "\(persona.key)/\(answer.name)", of: spec, role: persona.role,
                    about: "\(spec.about) \(answer.about)"
                ) { try await EgressTalk(run: $0, persona: persona, answer: answer).judge() }
            }
        }
    }

    /// The same texts in records that a page shows.
    fileprivate static let egressPlanted = Probe(
        about: "Each hostile answer stands in a field of a record; the page of the record is looked at.",
        keys: ["who", "fields"], expects: ["harmless"]
    ) { spec, book in
        let fields = spec.texts("fields").compactMap(EgressPlace.init)
        guard !fields.isEmpty else {
            throw CaseProblem("fields are \(EgressPlace.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return try book.people(spec.texts("who")).flatMap { persona in
            fields.map { field in
                EvalCase(
                    "\(persona.key)/\(field.name)", of: spec, role: persona.role,
                    about: "\(spec.about) Here: \(field.rawValue)."
                ) { try await EgressRecords(run: $0, persona: persona, place: field).judge() }
            }
        }
    }

    /// Pay links of every kind on an invoice.
    fileprivate static let egressPay = Probe(
        about: "An invoice has a pay link; it is shown only when it is https and its exact host is on the list.",
        keys: ["who", "invoice", "shown", "hidden"], expects: ["exact-hosts"]
    ) { spec, book in
        let plan = EgressPay(
            invoice: spec.text("invoice"), shown: spec.texts("shown"), hidden: spec.texts("hidden"))
        guard !plan.shown.isEmpty, !plan.hidden.isEmpty else { throw CaseProblem("say what is shown and what hidden") }
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: GetInvoice.name) {
                try await plan.judge($0, persona)
            }
        }
    }
}
