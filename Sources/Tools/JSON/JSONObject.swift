/// The members of a JSON object, in order and each name once; equal when names, values and order are equal.
public struct JSONObject: Sendable, Hashable {
    /// One named value.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let key: String
        /// The value.
        public let value: JSONValue
    }

    /// The members in order.
    public private(set) var members: [Member] = []
    private var places: [String: Int] = [:]
    private static let linear = 8

    /// An object without members.
    public init() {}

    /// An object of those members; of two with the same name the later value takes the earlier one's place.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { set(key, value) }
    }

    /// The names in order.
    public var keys: [String] { members.map(\.key) }

    /// How many members there are.
    public var count: Int { members.count }

    /// The value whose name has exactly the same bytes; nil when there is none.
    public subscript(key: String) -> JSONValue? {
        guard let place = place(of: key), members[place].key.utf8.elementsEqual(key.utf8) else { return nil }
        return members[place].value
    }

    /// Adds the member at the end, or replaces the value of the one that has this name.
    public mutating func set(_ key: String, _ value: JSONValue) {
        guard !add(key, value), let place = place(of: key) else { return }
        members[place] = Member(key: key, value: value)
    }

    /// Adds the member at the end; false, and nothing added, when a name that reads the same is there already.
    mutating func add(_ key: String, _ value: JSONValue) -> Bool {
        guard place(of: key) == nil else { return false }
        members.append(Member(key: key, value: value))
        if members.count > Self.linear { remember() }
        return true
    }

    mutating func reserve(_ count: Int) {
        members.reserveCapacity(count)
    }

    /// Equal names, values and order.
    public static func == (left: Self, right: Self) -> Bool { left.members == right.members }

    /// Feeds names, values and order.
    public func hash(into hasher: inout Hasher) { hasher.combine(members) }

    private func place(of key: String) -> Int? {
        members.count > Self.linear ? places[key] : members.firstIndex { $0.key == key }
    }

    private mutating func remember() {
        for place in places.count..<members.count { places[members[place].key] = place }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Named values in order; of two with the same name the later one counts.
    public init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}
