import Access
import Crypto

/// Everything that a client accepts when a risk is accepted, as the bytes that are shown, hashed and signed.
///
/// The bytes follow from the fields alone: another program that has the fields can build the same bytes. Decision 21
/// says how. What is not in them, such as the day by which an answer is wanted, can change without a new version.
public struct RiskDocument: Sendable, Hashable {
    /// The provider's name at the time of presenting.
    public var provider = ""
    /// The company's name at that time.
    public var company = ""
    /// The number that people use.
    public var number = ""
    /// Which version of the document it is, from 1 on.
    public var version: Int64 = 1
    /// One line.
    public var title = ""
    /// What the risk is.
    public var description = ""
    /// Why the provider asks the client to accept it.
    public var justification = ""
    /// How large the risk is that remains.
    public var residualLevel = RiskLevel.low
    /// The same in words.
    public var residualRisk = ""
    /// What is done instead; empty when nothing is.
    public var controls = ""
    /// Where the risk was found.
    public var source = RiskSource.other
    /// Which of them, such as a ticket's number; empty when not said.
    public var sourceReference = ""
    /// The statement that the client accepts or declines.
    public var text = ""
    /// When the acceptance is looked at again.
    public var reviewOn = CalendarDate(dayNumber: 0)
    /// Who presented it.
    public var presentedBy = ""
    /// When it was presented.
    public var presentedAt = Instant(milliseconds: 0)

    /// A blank document.
    public init() {}

    /// The first line of every document.
    public static let heading = "Nexie risk document 1"

    /// The fields by name, in the order in which they stand.
    public var fields: [(name: String, value: String)] {
        [
            ("provider", provider), ("company", company), ("number", number), ("version", String(version)),
            ("title", title), ("description", description), ("justification", justification),
            ("residual_level", residualLevel.rawValue), ("residual_risk", residualRisk), ("controls", controls),
            ("source", source.rawValue), ("source_reference", sourceReference), ("text", text),
            ("review_on", reviewOn.description), ("presented_by", presentedBy),
            ("presented_at", presentedAt.rfc3339),
        ]
    }

    /// The document: the heading, then for each field its name, the number of its bytes, and the bytes as they are.
    public var bytes: [UInt8] {
        var bytes = Array((Self.heading + "\n").utf8)
        for (name, value) in fields {
            bytes += Array("\(name) \(value.utf8.count)\n".utf8)
            bytes += Array(value.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The SHA-256 of the bytes.
    public var hash: RiskHash { RiskHash(of: bytes) }
}

/// The SHA-256 of a risk's document.
public struct RiskHash: Sendable, Hashable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The hash of a document.
    public init(of document: [UInt8]) {
        bytes = Array(SHA256.hash(data: document))
    }

    /// Takes a hash that the store itself wrote.
    init(stored bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String { hexadecimal(bytes) }

    /// The first twelve digits, for people to compare.
    public var short: String { String(description.prefix(12)) }
}
