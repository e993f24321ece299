import Testing

/// The architecture drawing: which of our rooms, and which C library, a room may import. Nothing else is allowed.
private let house: [String: Set<String>] = [
    "Access": [],
    "Wire": ["CCurl"],
    "Store": ["Access", "CSQLite"],
    "Tools": ["Access", "Store", "CJansson"],
    "Concierge": ["Access", "Tools", "Wire"],
    "PortalWeb": ["Access", "Tools", "Concierge"],
    "Evals": ["Access", "Store", "Tools", "Concierge", "PortalWeb"],
    "nexie": ["Access", "Store", "Tools", "Concierge", "PortalWeb", "Evals", "Wire"],
]

/// How many files may see each C library's pointers.
private let pointerFiles = ["CSQLite": 6, "CJansson": 1, "CCurl": 5]

/// Web packages end at the pages.
private let webPackages: Set<String> = ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOHTTP1", "NIOHTTPTypes"]

@Suite struct RoomTests {
    @Test func `a room imports only what the drawing allows`() {
        #expect(Checkout.sources.flatMap(strangers) == [])
    }

    @Test func `every room of Sources is in the drawing`() {
        #expect(Set(Checkout.sources.map(\.room)) == Set(house.keys))
    }

    @Test(arguments: [
        ("Access", "import Store"), ("Store", "import Tools"), ("Tools", "@testable import Concierge"),
        ("Concierge", "@_spi(Reading) import Store"), ("PortalWeb", "public import Store"),
        ("PortalWeb", "@preconcurrency\nimport CSQLite"), ("Concierge", "import struct Store.Row"),
        ("PortalWeb", "import Access; internal import CJansson"), ("nexie", "import CSQLite"),
        ("Tools", "#if DEBUG\n    @_exported import PortalWeb\n#endif"),
        ("Tools", "import Store.Rows; import func CCurl.get"),
        ("Wire", "import Access"), ("Concierge", "import CCurl"), ("PortalWeb", "import Wire"),
        ("Store", "import Wire"),
        ("Store", "import Hummingbird"), ("Concierge", "import HTTPTypes"),
    ])
    func `a stranger in a room is found`(room: String, text: String) {
        #expect(strangers(.planted(text, at: "Sources/\(room)/Planted.swift")).count == 1)
    }

    @Test(arguments: [
        ("Store", "import CSQLite\nimport Foundation\n@_spi(Minting) import Access"), ("nexie", "import PortalWeb"),
        ("Wire", "import CCurl"), ("Concierge", "import Wire"), ("nexie", "import Wire"),
        ("Tools", "// import PortalWeb\nlet words = \"import PortalWeb\""),
        ("PortalWeb", "#if canImport(Store)\n#endif\nrun(import: Store)\ncase .import: Store.self"),
    ])
    func `an invited guest, a comment and a look-alike are left alone`(room: String, text: String) {
        #expect(strangers(.planted(text, at: "Sources/\(room)/Planted.swift")) == [])
    }

    @Test func `few files see the pointers of a C library`() {
        for (library, most) in pointerFiles {
            let files = Checkout.sources.filter { $0.imports.contains { $0.text == library } }.map(\.path)
            #expect(files.count <= most, "\(library): \(files)")
        }
    }

    @Test func `one file of Store can make a principal`() {
        let mints = Checkout.sources.filter { !mintingImports($0).isEmpty }
        #expect(mints.map(\.room) == ["Store"], "\(mints.map(\.path))")
    }

    @Test func `an import that could make a principal is found`() {
        #expect(mintingImports(.planted("@_spi(Minting) import Access")).count == 1)
        #expect(mintingImports(.planted("@_spi( Minting )\npublic import Access")).count == 1)
        #expect(mintingImports(.planted("import Access\n@_spi(Minting) init() {}")) == [])
    }

    private func strangers(_ file: SwiftFile) -> [String] {
        let known = Set(house.keys).union(pointerFiles.keys).union(webPackages)
        let isWeb = ["PortalWeb", "nexie"].contains(file.room)
        let allowed = house[file.room, default: []].union(isWeb ? webPackages : [])
        return file.places(file.imports.filter { known.contains($0.text) && !allowed.contains($0.text) })
    }

    private func mintingImports(_ file: SwiftFile) -> [SwiftFile.Found] {
        file.code(matching: #/(@_spi\s*\(\s*Minting\s*\))\s*(?:public\s+|internal\s+)?import\s+Access\b/#)
    }
}

extension SwiftFile {
    /// The modules that the file imports, whatever stands before the word.
    var imports: [Found] {
        code(
            matching:
                #/
                (?:^|;) \s* (?:@\w+ (?:\([^)\n]*\))? \s*)* (?:(?:public|package|internal|fileprivate|private)\s+)?
                import \s+ (?:(?:struct|class|enum|protocol|actor|typealias|func|var|let|macro)\s+)? (\w+)
                /#)
    }
}
