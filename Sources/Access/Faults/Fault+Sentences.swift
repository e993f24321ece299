#if FAULTS
    extension Fault {
        /// What goes wrong, for whom.
        public var sentence: String { Self.sentences[self] ?? "" }

        private static let sentences = inAccess.merging(inRuntime) { $1 }.merging(inInputs) { $1 }
            .merging(inTools) { $1 }.merging(inSigning) { $1 }.merging(inConcierge) { $1 }.merging(inPages) { $1 }

        private static let inAccess: [Fault: String] = [
            .permissionByPrefix: "A member sees the company's tickets, because rights are compared by prefix.",
            .oneGivesResource: "A viewer may open tickets, because one right of a resource gives all of it.",
            .unknownGrantGivesAll: "A role with a grant that nobody knows may do everything.",
            .noGrantsGiveAll: "A role without any grants may do everything.",
            .readersCreate: "A viewer may open tickets, because reading them is taken for enough.",
            .readersReply: "A viewer may reply to tickets, because reading them is taken for enough.",
            .payersReadCompany: "The billing role sees every ticket of the company.",
            .readersDecide: "The technical role declines risks, because reading them is taken for enough.",
            .contractsGiveInvoices: "The technical role sees invoices, because it has contracts.",
            .sightOfReadersTooWide: "A member reads a colleague's ticket by its number.",
            .sightOfRepliersTooWide: "A member replies to a colleague's ticket.",
            .sightOfCompanyTooNarrow: "The technical role no longer reads the company's tickets.",
            .bytesComparedByPrefix: "An empty form token, or the beginning of a login code, is taken for right.",
            .sessionNotEnded: "Who has logged out is still logged in for anybody with the old cookie.",
            .onceForgotten: "A form that is sent twice opens two tickets.",
        ]

        private static let inRuntime: [Fault: String] = [
            .doorUnasked: "A model calls tools that are for pages only.",
            .needUnasked: "Anybody calls any tool of their door, whatever their role.",
            .refusalSwallowed: "A refusal is decided and then ignored.",
            .nexieUnasked: "A person without the right to chat reaches tools through Nexie.",
            .alsoTakenAsHeld: "A member's calls are widened by rights that the member lacks.",
            .sightOfEverything: "Every call may see every kind of row.",
            .effectsRun: "A model opens a ticket without the person's click.",
            .similarNameFound: "A misspelt tool name reaches the tool that it resembles.",
            .everythingOffered: "A model is offered tools that the person may not use.",
            .missingUnsaid: "Pages show forms and buttons to people whose role lacks the right.",
            .inputUnchecked: "What a page's form says reaches the tool unchecked.",
            .resultUnbounded: "A model gets results of any size.",
            .refusalTold: "A tool that the person may not use answers otherwise than one that does not exist.",
            .previewActs: "A member of staff who looks as a contact opens tickets in the contact's name.",
            .staffRightUnasked: "A member of staff does what their role does not include.",
            .previewUnnamed: "The audit does not name the member of staff who looked as a contact.",
            .refusalUnaudited: "A refused call leaves no entry in the audit.",
            .unknownUnaudited: "A call of a tool that does not exist leaves no entry in the audit.",
            .readUnaudited: "A call that reads leaves no entry in the audit.",
            .auditedTwice: "A call leaves two entries in the audit.",
            .inputInAudit: "The audit keeps words of the caller as the reason of a refusal.",
            .recordOfAnother: "The audit of a list names one record that nobody asked for.",
        ]

        private static let inInputs: [Fault: String] = [
            .unknownKeysTaken: "Fields that a tool does not have are silently taken.",
            .duplicateKeysTaken: "Of two fields with one name the last one counts.",
            .keysFolded: "A field's name is taken in any case of its letters.",
            .choicesFolded: "A word of a fixed list is taken in any case of its letters.",
            .requiredUnasked: "A required field may be left out.",
            .pageFieldsForModels: "A model fills in fields that are for pages only.",
            .lengthUnbounded: "A text of any length is taken.",
            .rangeUnbounded: "A number far above its range is taken.",
            .nulTaken: "A text with NUL is taken.",
            .lineBreaksTaken: "A line break is taken where one line belongs.",
            .directionTaken: "Characters that turn the direction of a text are taken.",
            .numbersFromText: "A number between quotes is taken for a number.",
            .realsRounded: "A number with a fraction is rounded and taken.",
            .cursorUnchecked: "A cursor that nobody made begins the list anew instead of being refused.",
        ]

        private static let inTools: [Fault: String] = [
            .payHostBySuffix: "A pay link leads to a host that ends like one of the list.",
            .payHostByPrefix: "A pay link leads to a host that begins like one of the list.",
            .payHostContained: "A pay link leads to a host that contains one of the list.",
            .payUnencrypted: "A pay link without TLS is taken.",
            .payUserTaken: "A pay link with a user name before its host is taken.",
            .expiredQuoteOpen: "A quote whose last day has passed still waits for a decision.",
            .optionalLinesCounted: "Optional lines that nobody chose are in the subtotal of a quote.",
            .approvalHostUnjudged: "The button that decides a quote leads to a host that is not on the list.",
            .settledElsewhere: "A suggestion made in one login is confirmed in another.",
            .expiredSettles: "A suggestion is confirmed after its time.",
            .cancelledSettles: "A suggestion is confirmed after it was cancelled.",
            .suggestionsNeverExpire: "A suggestion can be confirmed for weeks.",
            .noteOnClosed: "A reply is added to a closed ticket.",
            .decidedAnyway: "A risk that waits for no decision is declined.",
            .otherDocumentDecided: "A risk is declined in a version that the person was not shown.",
            .unseenDecided: "A risk is declined by somebody who has not seen its document.",
            .signerNotReread: "Who loses the right to sign while a risk is declined declines it all the same.",
            .thanksReopen: "A thanks on a resolved ticket opens it again.",
            .internalNoteShown: "An internal note that staff write on the ticket's page is shown to the client.",
            .endedSessionStays: "A login that its person ended from another browser goes on.",
        ]

        private static let inConcierge: [Fault: String] = [
            .personNotReread: "Who loses a right or the login in the middle of a turn keeps it until the turn's end.",
            .callsUnbounded: "A model calls tools without end in one turn.",
            .identicalUnbounded: "A model repeats the same call without end.",
            .timeUnbounded: "A turn runs ten times as long as it may.",
            .answerUnbounded: "A model's answer is a hundred times as long as it may be.",
            .questionUnbounded: "A message of any length is taken.",
            .controlsInQuestion: "A message with control characters is taken.",
            .errorTold: "The person reads the program's own error.",
            .unknownToolShown: "The person reads the model's words as the name of a tool.",
            .forgedHistory: "What a person pastes is read as Nexie's own words and results.",
            .pageUnchecked: "A record that the person can't read counts as the page on which they are.",
            .previewPaidByClient: "What a member of staff asks in a preview is paid from the client's budgets.",
        ]

        private static let inPages: [Fault: String] = [
            .confirmedTwice: "A second click on a confirmed suggestion opens a second ticket.",
            .claimWithoutKey: "Two clicks at the same moment open two tickets.",
            .claimWithoutRight: "A suggestion counts as confirmed though the person may not open tickets.",
            .argumentsFromClick: "A ticket is opened with the click's own words, not with those of the card.",
            .tokenUnchecked: "A form without the session's token is taken.",
            .originUnchecked: "A form that another site sent is taken.",
            .hostUnchecked: "A request for another host is answered.",
            .cookieTwice: "Of two session cookies the first one counts.",
            .sessionFromHeader: "A session key is taken from a header.",
            .textUnescaped: "What a person or a model writes becomes markup of the page.",
            .imagesLoaded: "A model's answer makes the browser load an image from anywhere.",
            .anyAddressLinked: "A model's answer links to any address with any scheme.",
            .loginLinked: "A model's answer links to a login page with somebody else's token.",
            .policyMissing: "Answers have no content security policy.",
            .answersStored: "Browsers and proxies may store the pages of a person.",
            .formulasTaken: "A subject that begins like a formula is one in the file that a person takes along.",
            .staffCookieAnywhere: "A staff key opens the staff side from a cookie of the client's side too.",
            .memberCookieAnywhere: "A contact's key opens the client's pages from the cookie of staff too.",
            .staffTokenUnchecked: "A form of the staff side is taken without the session's token.",
            .absentAsForbidden: "A record that is not there is answered as forbidden.",
        ]
    }
#endif
