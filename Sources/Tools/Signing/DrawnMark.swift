/// A signature or initials drawn by hand: strokes of points on a field of 1000 by 400.
///
/// As text, points are `x,y`, a space stands between the points of a stroke and a semicolon between strokes.
public struct DrawnMark: Sendable, Hashable {
    /// The strokes in the order in which they were drawn.
    public let strokes: [[Point]]

    /// One place on the field.
    public struct Point: Sendable, Hashable {
        /// From the left, 0 to 1000.
        public let x: Int
        /// From above, 0 to 400.
        public let y: Int
    }

    /// How wide the field is.
    public static let width = 1000
    /// How high it is.
    public static let height = 400
    /// Characters of a mark at most.
    public static let longest = 24_000
    private static let mostStrokes = 200
    private static let mostPoints = 2500
    /// How far apart the outermost points must be, so that a slip of the finger is no signature.
    private static let leastExtent = 40

    /// Reads a mark exactly as it is written; nil for anything else, and for one that is too large or too small.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var strokes: [[Point]] = []
        var count = 0
        for stroke in text.split(separator: ";", omittingEmptySubsequences: false) {
            var points: [Point] = []
            for pair in stroke.split(separator: " ", omittingEmptySubsequences: false) {
                guard let point = Point(pair) else { return nil }
                points.append(point)
                count += 1
            }
            strokes.append(points)
            guard count <= Self.mostPoints, strokes.count <= Self.mostStrokes else { return nil }
        }
        self.strokes = strokes
        guard isLargeEnough else { return nil }
    }

    private var isLargeEnough: Bool {
        let points = strokes.flatMap(\.self)
        let (across, down) = (points.map(\.x), points.map(\.y))
        guard let left = across.min(), let right = across.max(), let top = down.min(), let bottom = down.max() else {
            return false
        }
        return right - left + bottom - top >= Self.leastExtent
    }
}

extension DrawnMark.Point {
    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let x = Self.number(parts[0], upTo: DrawnMark.width),
            let y = Self.number(parts[1], upTo: DrawnMark.height)
        else { return nil }
        (self.x, self.y) = (x, y)
    }

    private static func number(_ digits: Substring, upTo most: Int) -> Int? {
        guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
            digits == "0" || digits.first != "0", let number = Int(digits), number <= most
        else { return nil }
        return number
    }
}
