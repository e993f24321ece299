import Tools

/// In what manner a form is sent: by whom, how often, with what changed about it.
struct EffectsManner: Sendable {
    /// Who sends it.
    enum Actor: String, Sendable, CaseIterable {
        case person
        case otherLogin = "other login"
        case colleague
        case owner
        case otherCompany = "other company"
        case otherTenant = "other tenant"
        case nobody
    }

    /// The token of the form.
    enum Token: String, Sendable, CaseIterable {
        case own, none, empty, shortened, foreign
    }

    /// The key by which a form counts once.
    enum Key: String, Sendable, CaseIterable {
        /// Every form of the case has the same.
        case same
        /// The form has none.
        case none
    }

    var actor = Actor.person
    var token = Token.own
    var key = Key.same
    /// How often, one after the other.
    var times: Int64 = 1
    /// How many at the same moment.
    var atOnce: Int64 = 1
    /// The method of the request.
    var method = "POST"
    /// Fields that the form has besides, or has otherwise.
    var with = JSONObject()
    /// Headers that the request has besides.
    var headers = JSONObject()
    /// The suggestion that the form names; nil for the latest one of the case.
    var suggestion: String?

    init(_ object: JSONObject) throws {
        for member in object.members {
            switch member.key {
            case "by": actor = try Self.word(member)
            case "token": token = try Self.word(member)
            case "key": key = try Self.word(member)
            case "times": times = try Self.count(member)
            case "at-once": atOnce = try Self.count(member)
            case "method": method = member.value.string ?? ""
            case "with": with = member.value.object ?? [:]
            case "headers": headers = member.value.object ?? [:]
            case "of": suggestion = member.value.string
            default: throw CaseProblem("a step has no \(member.key)")
            }
        }
        guard ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"].contains(method) else {
            throw CaseProblem("\(method) is no method")
        }
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ member: JSONObject.Member
    ) throws -> Word {
        guard let word = member.value.string.flatMap(Word.init) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw CaseProblem("\(member.key) is one of \(known)")
        }
        return word
    }

    private static func count(_ member: JSONObject.Member) throws -> Int64 {
        guard let count = member.value.integer, (1...50).contains(count) else {
            throw CaseProblem("\(member.key) is a number from 1 to 50")
        }
        return count
    }
}
