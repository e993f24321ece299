/// A mistake that a programmer could have made at one place of the program, known by its name.
///
/// What each breaks is told by `sentence`; the place asks `Faults.has`.
public enum Fault: Int, CaseIterable, Sendable, Hashable {
    // Access
    case permissionByPrefix, oneGivesResource, unknownGrantGivesAll, noGrantsGiveAll
    case readersCreate, readersReply, payersReadCompany, contractsGiveInvoices, readersDecide
    case sightOfReadersTooWide, sightOfRepliersTooWide, sightOfCompanyTooNarrow, bytesComparedByPrefix

    // Store
    case sessionNotEnded, onceForgotten

    // Store: evidence
    case consentUnrecorded, documentHashedShort, chainForked, staleLoginSigns, proofOfAnotherLogin, proofOfAnotherRisk
    case wrongSigningCodesUncounted, verifyTellsMore, verifyBelieves
    case signedInAnothersName, receiptUnsent

    // Tools: the runtime
    case doorUnasked, needUnasked, refusalSwallowed, nexieUnasked, alsoTakenAsHeld, sightOfEverything, effectsRun
    case similarNameFound, everythingOffered, missingUnsaid, inputUnchecked, resultUnbounded, refusalTold
    case previewActs, previewUnnamed, staffRightUnasked
    case refusalUnaudited, unknownUnaudited, readUnaudited, auditedTwice, inputInAudit, recordOfAnother

    // Tools: inputs
    case unknownKeysTaken, duplicateKeysTaken, keysFolded, choicesFolded, requiredUnasked, pageFieldsForModels
    case lengthUnbounded, rangeUnbounded, nulTaken, lineBreaksTaken, directionTaken, numbersFromText, realsRounded
    case cursorUnchecked

    // Tools: pay links
    case payHostBySuffix, payHostByPrefix, payHostContained, payUnencrypted, payUserTaken

    // Tools: quotes
    case expiredQuoteOpen, optionalLinesCounted, approvalHostUnjudged

    // Tools: suggestions
    case settledElsewhere, expiredSettles, cancelledSettles, suggestionsNeverExpire, noteOnClosed

    // Tools: signing
    case acknowledgementUnasked, declineUnrecorded, declinedWithoutLogin

    // Tools: risks
    case decidedAnyway, otherDocumentDecided, unseenDecided, signerNotReread

    // Tools: profile
    case endedSessionStays

    // Tools: tickets that are done
    case thanksReopen

    // Tools: tickets on the staff side
    case internalNoteShown

    // Concierge
    case personNotReread, callsUnbounded, identicalUnbounded, timeUnbounded, answerUnbounded, questionUnbounded
    case controlsInQuestion, errorTold, unknownToolShown, forgedHistory, pageUnchecked, previewPaidByClient

    // PortalWeb
    case confirmedTwice, claimWithoutKey, claimWithoutRight, argumentsFromClick, tokenUnchecked
    case originUnchecked, hostUnchecked, cookieTwice, sessionFromHeader, textUnescaped, imagesLoaded, anyAddressLinked
    case loginLinked, policyMissing, answersStored, absentAsForbidden, formulasTaken
    case staffCookieAnywhere, staffTokenUnchecked, memberCookieAnywhere
}

extension Fault {
    /// The room and the name, such as `tools.door_unasked`.
    public var name: String {
        room.lowercased() + "." + "\(self)".flatMap { $0.isUppercase ? "_" + $0.lowercased() : String($0) }
    }

    /// The room in which the mistake is made.
    public var room: String {
        if rawValue < Fault.sessionNotEnded.rawValue { return "Access" }
        if rawValue < Fault.doorUnasked.rawValue { return "Store" }
        if rawValue < Fault.personNotReread.rawValue { return "Tools" }
        return rawValue < Fault.confirmedTwice.rawValue ? "Concierge" : "PortalWeb"
    }
}
