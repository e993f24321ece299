import Access
import Tools

extension Errand {
    private static let most = 12

    /// A list of contracts, or what is asked of each; the one contract where there is only one.
    func contracts(_ question: ContractQuestion) -> Step {
        if let outcome = outcomes(of: .getContract).last { return .say(toldContract(outcome, question.aspect)) }
        guard let outcome = outcomes(of: .listContracts).last else {
            return use(.listContracts, ["status": .string(question.status), "limit": .integer(Int64(Self.most))])
        }
        guard let contracts = outcome.json?.facts("contracts", ContractFacts.init), let counts = outcome.json?["counts"]
        else { return .say(telling.trouble(outcome, .contracts(status: "all"))) }
        guard let only = contracts.first else {
            return .say(voice.say(question.status == "active" ? .contractsNoneActive : .contractsNone))
        }
        if contracts.count == 1, question.status != "all", telling.has(.getContract) {
            return use(.getContract, ["number": .string(only.number)])
        }
        let count = counts[question.status]?.integer ?? Int64(contracts.count)
        let link = voice.link(.pageAll, to: .contracts(status: question.status))
        let rest: Prose =
            count > Int64(contracts.count)
            ? voice.say(.contractsLatest, [.shown: Prose(number: Int64(contracts.count)), .link: link]) : .nothing
        return .say(Prose.paragraphs([told(contracts, question, count), rest]))
    }

    /// One contract by its number.
    func contract(_ number: String, _ aspect: ContractAspect) -> Step {
        guard let outcome = outcomes(of: .getContract).last else {
            return use(.getContract, ["number": .string(number)])
        }
        guard outcome.isNotFound else { return .say(toldContract(outcome, aspect)) }
        let link = telling.page(.contracts(status: "all"))
        return .say(voice.say(.contractNotFound, [.number: Prose(quoting: number, most: 50), .link: link]))
    }

    private func told(_ contracts: [ContractFacts], _ question: ContractQuestion, _ count: Int64) -> Prose {
        switch question.aspect {
        case .end: return Prose.paragraphs(contracts.flatMap { [end($0), notice($0, unlessNone: true)] })
        case .notice: return Prose.paragraphs(contracts.map(notice))
        case .whole, .cover:
            let phrase: Phrase =
                switch question.status {
                case "active": .contractsActive
                case "ended": .contractsEnded
                default: .contractsAll
                }
            let list = Prose.lines(contracts.map(line))
            let all = voice.say(phrase, [.count: Prose(number: count), .list: list])
            let which = voice.say(.whichContract, [.link: telling.page(.contracts(status: question.status))])
            return question.aspect == .cover ? Prose.paragraphs([all, which]) : all
        }
    }

    private func toldContract(_ outcome: Outcome, _ aspect: ContractAspect) -> Prose {
        guard let json = outcome.json, let contract = ContractFacts(json), let covers = json["covers"]?.string,
            let renewal = json["renewal"]?.string
        else { return telling.trouble(outcome, .contracts(status: "all")) }
        let renews: Prose = renewal.isEmpty ? .nothing : voice.say(.contractRenewal, [.text: Prose(quoting: renewal)])
        switch aspect {
        case .end: return Prose.paragraphs([end(contract), notice(contract, unlessNone: true), renews])
        case .notice: return Prose.paragraphs([notice(contract), renews])
        case .cover: return cover(covers, contract)
        case .whole:
            let answer = voice.say(.contractAnswer, values(of: contract, contract.startsOn))
            let rest = [end(contract), notice(contract, unlessNone: true), renews]
            return Prose.paragraphs([answer] + rest + [covers.isEmpty ? .nothing : cover(covers, contract)])
        }
    }

    private func cover(_ covers: String, _ contract: ContractFacts) -> Prose {
        let link = voice.link(contract.reference)
        guard !covers.isEmpty else { return voice.say(.contractCoversNone, [.link: link]) }
        let excerpt = ArticleExcerpt(covers)
        let page = Prose(link: voice.say(.contractPage), to: contract.reference.path)
        return Prose.paragraphs([
            voice.say(.contractCovers, [.link: link, .text: excerpt.prose]),
            excerpt.isCut ? voice.say(.articleMore, [.link: page]) : .nothing,
        ])
    }

    private func end(_ contract: ContractFacts) -> Prose {
        if contract.standing != .ended, contract.renewsOn != nil, let day = contract.endsOn {
            return voice.say(.contractRenewsAfter, values(of: contract, day))
        }
        if let day = contract.endsOn {
            return voice.say(
                contract.standing == .ended ? .contractEnded : .contractEnds, values(of: contract, day))
        }
        if contract.standing == .ended { return voice.say(.contractEnded, values(of: contract, nil)) }
        if let day = contract.renewsOn { return voice.say(.contractRenews, values(of: contract, day)) }
        return voice.say(.contractEndsNever, values(of: contract, nil))
    }

    private func notice(_ contract: ContractFacts) -> Prose { notice(contract, unlessNone: false) }

    private func notice(_ contract: ContractFacts, unlessNone: Bool) -> Prose {
        guard let day = contract.noticeUntil else {
            return unlessNone ? .nothing : voice.say(.contractNoticeNone, values(of: contract, nil))
        }
        let isPast = telling.today.map { day < $0 } ?? false
        return voice.say(isPast ? .contractNoticePast : .contractNotice, values(of: contract, day))
    }

    private func line(_ contract: ContractFacts) -> Prose {
        guard let day = contract.endsOn else {
            return voice.say(.contractLine, values(of: contract, contract.startsOn))
        }
        return voice.say(
            contract.standing == .ended ? .contractLineEnded : .contractLineEnds, values(of: contract, day))
    }

    private func values(of contract: ContractFacts, _ day: CalendarDate?) -> [Slot: Prose] {
        let days = day.flatMap { day in telling.today.map { Int64(day.dayNumber - $0.dayNumber) } }
        return [
            .link: voice.link(contract.reference), .subject: Prose(quoting: contract.title, most: 160),
            .kind: voice.say(contract.kind.phrase), .date: day.map(voice.date) ?? .nothing,
            .late: days.map(left) ?? .nothing,
        ]
    }
}

extension ContractKind {
    fileprivate var phrase: Phrase {
        switch self {
        case .managedServices: .kindManagedServices
        case .blockHours: .kindBlockHours
        case .retainer: .kindRetainer
        case .timeAndMaterials: .kindTimeAndMaterials
        case .fixedPrice: .kindFixedPrice
        }
    }
}

/// What a tool said of a contract, read strictly.
struct ContractFacts: Sendable, Hashable {
    let number: String
    let title: String
    let kind: ContractKind
    let standing: ContractStanding
    let startsOn: CalendarDate
    let endsOn: CalendarDate?
    let renewsOn: CalendarDate?
    let noticeUntil: CalendarDate?

    /// Nil when something is missing or not what it should be.
    init?(_ json: JSONValue) {
        guard let number = json["number"]?.string, !number.isEmpty, let title = json["title"]?.string,
            let kind = json["kind"]?.string.flatMap(ContractKind.init(rawValue:)),
            let standing = json["status"]?.string.flatMap(ContractStanding.init(rawValue:)),
            let startsOn = json["starts_on"]?.string.flatMap({ CalendarDate($0) })
        else { return nil }
        self.number = number
        self.title = title
        self.kind = kind
        self.standing = standing
        self.startsOn = startsOn
        endsOn = json["ends_on"]?.string.flatMap { CalendarDate($0) }
        renewsOn = json["renews_on"]?.string.flatMap { CalendarDate($0) }
        noticeUntil = json["notice_until"]?.string.flatMap { CalendarDate($0) }
    }

    /// The link's target.
    var reference: Reference { .contract(number: number, title: title) }
}
