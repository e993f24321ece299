import Testing

/// Endings that say nothing of what a thing is.
private let emptyEndings = [
    "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Common", "Core", "V2",
]

@Suite struct NameTests {
    @Test func `no type has a name that says nothing`() {
        #expect(Checkout.swift.flatMap { $0.places(emptyTypes($0)) } == [])
    }

    @Test func `no file has a name that says nothing`() {
        let names = Checkout.swift.map { (path: $0.path, name: $0.path.split(separator: "/").last?.dropLast(6) ?? "") }
        #expect(names.filter { isEmpty(String($0.name)) }.map(\.path) == [])
    }

    @Test(arguments: [
        "struct TicketManager {}", "final class DateHelper {}", "enum StringUtils {}", "actor MailService {}",
        "protocol PageCommon {}", "typealias ChatV2 = Int", "public  struct\n  Helper<T> {}",
    ])
    func `an empty name is found`(text: String) {
        #expect(emptyTypes(.planted(text)).count == 1)
    }

    @Test(arguments: [
        "import ServiceLifecycle", "struct Mailer: Service {}", "struct Managers2 {}", "let manager = Service()",
        "// struct TicketManager", "class func a() {}", "struct Score {}", "struct Uncommon {}",
    ])
    func `a name of others, and a name that only sounds alike, are left alone`(text: String) {
        #expect(emptyTypes(.planted(text)) == [])
    }

    private func emptyTypes(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/#).filter { isEmpty($0.text) }
    }

    private func isEmpty(_ name: String) -> Bool {
        emptyEndings.contains { name.hasSuffix($0) }
    }
}
