import Access
import Tools

extension Errand {
    private static let shown = 12

    /// A list of risks.
    func risks(_ question: RiskQuestion) -> Step {
        guard let outcome = outcomes(of: .listRisks).last else {
            let input: JSONObject = [
                "status": .string(question.status), "limit": .integer(Int64(Self.shown)),
            ]
            return use(.listRisks, input)
        }
        guard let risks = outcome.json?.facts("risks", RiskFacts.init),
            let count = outcome.json?["counts"]?[question.status]?.integer
        else { return .say(telling.trouble(outcome, .risks(status: "all"))) }
        let (some, none): (Phrase, Phrase) =
            switch question.status {
            case "pending": (.risksPending, .risksNonePending)
            case "decided": (.risksDecided, .risksNoneDecided)
            default: (.risksAll, .risksNoneAll)
            }
        guard !risks.isEmpty else { return .say(voice.say(none)) }
        let list = Prose.lines(risks.map(line))
        let link = voice.link(.pageAll, to: .risks(status: question.status))
        let rest =
            count > Int64(risks.count)
            ? voice.say(.risksLatest, [.shown: Prose(number: Int64(risks.count)), .link: link]) : .nothing
        return .say(Prose.paragraphs([voice.say(some, [.count: Prose(number: count), .list: list]), rest]))
    }

    /// One risk by its number.
    func risk(_ number: String) -> Step {
        guard let outcome = outcomes(of: .getRisk).last else { return use(.getRisk, ["number": .string(number)]) }
        guard !outcome.isNotFound else {
            let link = telling.page(.risks(status: "all"))
            return .say(voice.say(.riskNotFound, [.number: Prose(quoting: number, most: 40), .link: link]))
        }
        guard let json = outcome.json, let risk = RiskFacts(json),
            let text = json["document"]?["description"]?.string, let isTheirs = json["person_may_decide"]?.bool
        else { return .say(telling.trouble(outcome, .risks(status: "all"))) }
        return .say(
            Prose.paragraphs([
                voice.say(risk.waits ? .riskWaits : .riskAnswer, values(of: risk)),
                voice.say(.riskBegins, [.text: Prose(quoting: text)]),
                decision(json), isTheirs ? voice.say(.riskYours, [.link: page(of: risk)]) : .nothing,
            ]))
    }

    /// A risk in a list.
    func line(_ risk: RiskFacts) -> Prose {
        voice.say(risk.waits ? .riskLineWaits : .riskLine, values(of: risk))
    }

    /// That nobody but the person signs, with the risk's page where one is meant.
    func cannotSign(_ target: Target?) -> Prose {
        if case .risk? = target, let target, telling.has(.getRisk) {
            return voice.say(.cannotSignRisk, [.link: voice.link(target.reference)])
        }
        return voice.say(.cannotSign, [.contacts: telling.contacts])
    }

    private func decision(_ json: JSONValue) -> Prose {
        guard let decision = json["decision"], let name = decision["by"]?.string,
            let moment = decision["at"]?.string.flatMap(Instant.init(rfc3339:))
        else { return .nothing }
        let phrase: Phrase = decision["verdict"]?.string == "accepted" ? .riskAccepted : .riskDeclined
        let reason = json["decision_reason"]?.string ?? ""
        return voice.say(phrase, [.name: Prose(quoting: name, most: 60), .date: telling.date(moment)])
            .followed(by: reason.isEmpty ? .nothing : voice.say(.riskReason, [.text: Prose(quoting: reason)]))
    }

    private func values(of risk: RiskFacts) -> [Slot: Prose] {
        [
            .link: voice.link(risk.reference), .subject: Prose(quoting: risk.title, most: 160),
            .due: voice.date(risk.dueOn), .state: state(risk.state), .name: Prose(quoting: risk.presentedBy, most: 60),
            .provider: telling.provider,
        ]
    }

    private func page(of risk: RiskFacts) -> Prose { Prose(link: voice.say(.riskPage), to: risk.reference.path) }

    private func state(_ state: RiskState) -> Prose {
        let phrase: Phrase =
            switch state {
            case .draft, .underReview: .riskUnderReview
            case .pending, .renewed: .riskPending
            case .accepted: .riskStateAccepted
            case .declined: .riskStateDeclined
            case .revoked: .riskRevoked
            case .resolved: .riskResolved
            }
        return voice.say(phrase)
    }
}

/// What a tool said of a risk, read strictly.
struct RiskFacts: Sendable, Hashable {
    let number: String
    let title: String
    let state: RiskState
    let dueOn: CalendarDate
    let presentedBy: String

    /// Whether it waits for a decision.
    var waits: Bool { state.waits }

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let number = json["number"]?.string, !number.isEmpty, let title = json["title"]?.string,
            let state = json["state"]?.string.flatMap(RiskState.init(rawValue:)),
            let dueOn = json["due_on"]?.string.flatMap({ CalendarDate($0) }),
            let presentedBy = json["presented_by"]?.string
        else { return nil }
        self.number = number
        self.title = title
        self.state = state
        self.dueOn = dueOn
        self.presentedBy = presentedBy
    }

    /// The link's target.
    var reference: Reference { .risk(number: number, title: title) }
}
