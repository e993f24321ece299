import Access
import Tools

/// The person who reads a page, with their clock and the moment at which they read it.
struct PageReader: Sendable {
    let name: String
    let clock: ReaderClock
    let now: Instant
    let today: CalendarDate

    /// A moment as this person reads it in a list: `today, 09:30`.
    func brief(_ instant: Instant) -> Moment { Moment(instant, clock, now: now, isBrief: true) }

    /// A moment as this person reads it: `today, 09:30 CET`.
    func moment(_ instant: Instant) -> Moment { Moment(instant, clock, now: now) }
}

extension Portal {
    /// The clock and the day of the person who asks.
    func reader(for context: MemberContext) -> PageReader {
        PageReader(
            name: context.principal.person.name, clock: ReaderClock(timeZone: context.principal.person.timeZone),
            now: runtime.now,
            today: runtime.today(for: context.principal))
    }

    /// Whether the runtime would let the person use a tool.
    func offers<T: Tool>(_ tool: T.Type, to context: MemberContext) -> Bool {
        runtime.missing(tool, for: context.principal) == nil
    }

    /// Refuses a form whose tool the runtime would refuse.
    func require<T: Tool>(_ tool: T.Type, of context: MemberContext) throws(PageProblem) {
        if let right = runtime.missing(tool, for: context.principal) { throw .forbidden(right) }
    }
}

extension String {
    /// The beginning of a text from an address, so many characters (Unicode scalars) of it at most.
    func cut(to limit: Int) -> String { String(UnicodeScalarView(unicodeScalars.prefix(limit))) }

    /// The text on one line, without characters that can't be seen and without white space at its ends.
    var plainLine: String {
        let seen = unicodeScalars.map { $0.isSeen ? Character($0) : " " }
        return String(seen).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Unicode.Scalar {
    fileprivate var isSeen: Bool {
        if properties.isDefaultIgnorableCodePoint { return false }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }
}
