#if FAULTS
    extension Fault {
        /// What goes wrong with signatures and their evidence.
        static let inSigning: [Fault: String] = [
            .consentUnrecorded: "Evidence does not hold the words that the signer agreed to.",
            .documentHashedShort: "The hash in the evidence is not the hash of the document that was signed.",
            .chainForked: "A record of evidence does not follow the one before it.",
            .staleLoginSigns: "A login of hours ago signs without a fresh proof.",
            .proofOfAnotherLogin: "A code that was typed in one login lets another login sign.",
            .proofOfAnotherRisk: "A code that was typed for one risk lets another risk be signed.",
            .wrongSigningCodesUncounted: "A code for signing can be guessed as often as anybody likes.",
            .verifyTellsMore: "The public page behind a certificate's code tells who signed.",
            .verifyBelieves: "The public page calls every record unchanged.",
            .declineUnrecorded: "A risk is declined, and no evidence says so.",
            .declinedWithoutLogin: "A risk is declined by whoever acts for a person, without a login of that person's.",
            .receiptUnsent: "Who has signed gets no message that says so.",
            .acknowledgementUnasked: "A risk is signed without the tick that says it was read.",
            .signedInAnothersName: "A signature may bear a name that is not the signer's.",
        ]
    }
#endif
