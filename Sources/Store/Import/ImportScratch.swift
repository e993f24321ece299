import Foundation
import Synchronization

/// The records of one import between the file and the rows, in a database of their own in the data folder.
///
/// Memory stays as it is however many records there are: they lie on the disk. The file loses its name as soon as it is
/// open, so nobody else can open it and nothing of it stays behind, however the process ends. One thread at a time.
public final class ImportScratch: @unchecked Sendable {
    /// How far the import is.
    public let tally: ImportTally
    let connection: Connection
    /// The records of each kind whose external id an earlier line had, as many as are told.
    private(set) var repeats: [ImportKind: [ImportRepeat]] = [:]
    private(set) var hasPublicNotes = false

    init(folder: String, tally: ImportTally = ImportTally()) throws {
        self.tally = tally
        let path = folder + "/" + Self.prefix + Secret.hex(bytes: 8)
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreError.unwritable }
        close(file)
        defer { unlink(path) }
        connection = try Connection(path: path, reading: false)
        try connection.execute(Self.schema)
        connection.watch.mode = .house
        // Never ended: what fits into memory need not reach the disk, and nobody reads it afterwards.
        try connection.atEdge(TransactionStatements.beginWriting)
    }

    /// Takes a record from a line of the file.
    public func add(_ record: ImportRecord, line: Int) throws {
        switch record {
        case .company(let value): try add(value, line)
        case .contact(let value): try add(value, line, claim: EmailAddress.normalised(value.email))
        case .ticket(let value): try add(value, line, claim: value.number.map { String($0) })
        case .ticketNote(let value): try add(note: value, line)
        case .invoice(let value): try add(value, line, claim: value.number)
        case .payment(let value): try add(value, line)
        case .quote(let value): try add(value, line, claim: value.number)
        case .contract(let value): try add(value, line, claim: value.number)
        case .article(let value): try add(value, line, claim: value.slug)
        case .risk(let value): try add(value, line, claim: value.number)
        }
        tally.read.add(1, ordering: .relaxed)
    }

    /// Removes what a process left that ended between making a file and taking its name away.
    static func sweep(folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) { unlink(folder + "/" + name) }
    }

    private func add(note value: ImportRecord.TicketNote, _ line: Int) throws {
        try add(value, line)
        guard value.visibility == .public else { return }
        hasPublicNotes = true
        try connection.run(ImportScratchStatements.noteTold, [.text(value.ticket), .instant(value.createdAt)])
    }

    private func add<Value: Imported>(_ value: Value, _ line: Int, claim: String? = nil) throws {
        var packed = PackedRecord()
        value.pack(into: &packed)
        let values: [SQLValue] = [
            .integer(Value.kind.place(line)), .integer(Value.kind.number), .text(value.externalID), .text(claim),
            .integer(Int64(line)), .blob(packed.bytes),
        ]
        guard let earlier = try connection.first(ImportScratchStatements.add, values, { $0.optionalInteger(0) }) ?? nil
        else { return }
        guard repeats[Value.kind, default: []].count < ImportProblems.most else { return }
        let place = ImportPlace(line: line, name: ImportName(kind: Value.kind, externalID: value.externalID))
        repeats[Value.kind, default: []].append(ImportRepeat(place: place, earlier: Int(earlier)))
    }

    private static let prefix = "import-scratch-"

    // Without a journal nothing can be taken back, and nothing is: one mistake and all of it is thrown away.
    private static let schema = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA secure_delete = OFF;
        PRAGMA cache_size = -8192;
        CREATE TABLE staged (
            place INTEGER NOT NULL PRIMARY KEY,
            kind INTEGER NOT NULL,
            external_id TEXT NOT NULL,
            claim TEXT,
            line INTEGER NOT NULL,
            earlier INTEGER,
            body BLOB NOT NULL,
            UNIQUE (kind, external_id)
        );
        CREATE TABLE told (
            ticket TEXT NOT NULL PRIMARY KEY,
            latest INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE refused (
            kind INTEGER NOT NULL,
            external_id TEXT NOT NULL,
            PRIMARY KEY (kind, external_id)
        ) WITHOUT ROWID;
        CREATE TABLE paid (
            invoice_id TEXT NOT NULL PRIMARY KEY,
            line INTEGER NOT NULL
        ) WITHOUT ROWID;
        """
}

/// A record whose external id an earlier line had.
struct ImportRepeat {
    let place: ImportPlace
    let earlier: Int
}

/// How far an import is; read by others while it runs.
public final class ImportTally: Sendable {
    let read = Atomic<Int>(0)
    let stored = Atomic<Int>(0)

    /// Nothing yet.
    public init() {}

    /// How many records have been read.
    public var recordsRead: Int { read.load(ordering: .relaxed) }

    /// How many of them have been stored; they count only when all are.
    public var recordsStored: Int { stored.load(ordering: .relaxed) }
}

extension ImportKind {
    /// The kind's place in the order in which kinds are stored.
    var number: Int64 { Int64(Self.allCases.firstIndex(of: self) ?? Self.allCases.endIndex) }

    /// Where a line of this kind stands among all: kind by kind, each in the order of the file.
    func place(_ line: Int) -> Int64 { number << 32 | Int64(line) }
}
