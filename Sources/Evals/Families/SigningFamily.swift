import Access
import Store
import Tools

extension Family {
    /// Signatures, their evidence, and what strangers learn of both.
    static let signing = Family(
        name: "signing",
        about:
            "Nobody signs for somebody else, twice, unread or otherwise than shown, and evidence shows what was signed.",
        probes: [
            "acts": .signingActs, "proofs": .signingProofs, "rights": .signingRights, "evidence": .signingEvidence,
            "declines": .signingDeclines,
        ])
}

extension Probe {
    /// A person fills in the form in every wrong way, and then in the right one.
    fileprivate static let signingActs = Probe(
        about: "A form that is wrong in one thing signs nothing; the right one signs once.", keys: ["who"]
    ) { spec, book in
        try book.signers(spec).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "sign_risk") { run in
                let scene = try await SigningScene(run, persona)
                try await scene.judgeUnread()
                try await scene.judgeWrongForms()
                try await scene.judgeOtherDocument()
                try await scene.judgeSignature()
            }
        }
    }

    /// A login that is too old signs after a code alone, and only after the right one.
    fileprivate static let signingProofs = Probe(
        about: "An old login signs after the newest code of this login and this risk, and after nothing else.",
        keys: ["who"]
    ) { spec, book in
        try book.signers(spec).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "sign_risk") { run in
                try await SigningScene(run, persona).judgeProofs()
            }
        }
    }

    /// Everybody else tries to sign what somebody else may sign.
    fileprivate static let signingRights = Probe(
        about: "Everybody sends the form of somebody who may sign, and asks for the certificate.", keys: ["who"]
    ) { spec, book in
        try book.signers(spec).map { persona in
            let others = book.insiders.filter { $0 != persona }
            return EvalCase(persona.key, of: spec, role: persona.role, tool: "sign_risk") { run in
                try await SigningScene(run, persona).judgeOthers(others)
            }
        }
    }

    /// A person declines, and nobody does it in their place.
    fileprivate static let signingDeclines = Probe(
        about: "A no is made in person and once, and leaves the evidence and the receipt that a signature leaves.",
        keys: ["who"]
    ) { spec, book in
        try book.signers(spec).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "decline_risk") { run in
                try await SigningScene(run, persona).judgeDecline()
            }
        }
    }

    /// What the evidence says, and what strangers can see of it.
    fileprivate static let signingEvidence = Probe(
        about: "The record holds what was signed, others can verify it, and strangers learn nothing else.",
        keys: ["who"]
    ) { spec, book in
        try book.signers(spec).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role, tool: "get_certificate") { run in
                let scene = try await SigningScene(run, persona)
                try await scene.judgeEvidence()
            }
        }
    }
}

extension CaseBook {
    /// Those of the people who may sign, and have something to sign.
    fileprivate func signers(_ spec: CaseSpec) throws -> [Persona] {
        let found = try people(spec.texts("who")).filter { persona in
            shop.oracle.offers("sign_risk", to: persona.role, at: .pages)
                && !shop.reference.waitingRisks(for: persona).isEmpty
        }
        guard !found.isEmpty else { throw CaseProblem("nobody of these has a risk to sign") }
        return found
    }
}

extension Reference {
    /// The numbers of the risks that wait for the person's company, in the order of the files.
    func waitingRisks(for persona: Persona) -> [String] {
        risks(persona.tenant).filter { $0.company == persona.company && $0.state.waits }.map(\.number)
    }
}
