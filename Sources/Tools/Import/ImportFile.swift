import Store

/// Why one line of an import is refused.
public typealias ImportProblem = Store.ImportProblem
/// Why an import kept nothing.
public typealias ImportProblems = Store.ImportProblems

/// Reads the records of one file of JSON Lines.
public struct ImportFile {
    /// How many bytes a line may have.
    static let longestLine = 1 << 20
    /// How many lines a file may have.
    static let mostLines = 1_000_000

    private static let limits = StrictJSON.Limits(bytes: longestLine, depth: 8, text: longestLine, members: 1000)

    /// The records of the lines, each with its number; blank lines are skipped.
    ///
    /// Throws `ImportProblems` with every line that is refused, up to the first hundred.
    public static func read(
        lines: some Sequence<some Collection<UInt8>>
    ) throws(ImportProblems) -> [(line: Int, record: ImportRecord)] {
        try read(lines: lines) { _, _ in nil }
    }

    /// The lines of a whole file, without their line feeds.
    public static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    /// The same, with the members changed on the way where the closure has an object for them.
    static func read(
        lines: some Sequence<some Collection<UInt8>>, changing change: (ImportKind, JSONObject) -> JSONObject?
    ) throws(ImportProblems) -> [(line: Int, record: ImportRecord)] {
        var records: [(line: Int, record: ImportRecord)] = []
        var problems: [ImportProblem] = []
        var number = 0
        for line in lines {
            number += 1
            guard number <= mostLines else {
                problems.append(ImportProblem(line: number, reason: "A file may have at most \(mostLines) lines."))
                break
            }
            do throws(InputProblems) {
                if let record = try read(line, changing: change) { records.append((number, record)) }
            } catch {
                problems += error.problems.map { ImportProblem(line: number, field: $0.field, reason: $0.reason) }
            }
            if problems.count >= ImportProblems.most { break }
        }
        guard problems.isEmpty else { throw ImportProblems(Array(problems.prefix(ImportProblems.most))) }
        return records
    }

    private static func read(
        _ line: some Collection<UInt8>, changing change: (ImportKind, JSONObject) -> JSONObject?
    ) throws(InputProblems) -> ImportRecord? {
        guard line.count <= longestLine else {
            throw InputProblems([FieldProblem("", "A line may have at most \(longestLine) bytes.")])
        }
        guard line.contains(where: { !" \t\r".utf8.contains($0) }) else { return nil }
        let json: JSONValue
        do throws(JSONProblem) {
            json = try StrictJSON.parse(line, limits: limits)
        } catch {
            throw InputProblems([FieldProblem(error.field ?? "", error.reason)])
        }
        guard case .object(let object) = json else {
            throw InputProblems([FieldProblem("", "Each line must be one JSON object.")])
        }
        let kind = try kind(of: object)
        return try ImportRecord(kind, members: change(kind, object) ?? object)
    }

    private static func kind(of object: JSONObject) throws(InputProblems) -> ImportKind {
        let kinds = ImportKind.allCases.map(\.rawValue).joined(separator: ", ")
        guard let word = object["type"]?.string, let kind = ImportKind(rawValue: word) else {
            throw InputProblems([FieldProblem("type", "Choose one of: \(kinds).")])
        }
        return kind
    }
}

extension ImportRecord {
    /// The record that the members spell, `type` among them; throws every problem that they have.
    init(_ kind: ImportKind, members: JSONObject) throws(InputProblems) {
        let nulls = members.members.filter { $0.value.isNull }.map {
            FieldProblem($0.key.echoed, "null says nothing; leave the field out.")
        }
        guard nulls.isEmpty else { throw InputProblems(nulls) }
        let json = JSONValue.object(JSONObject(members.members.filter { $0.key != "type" }.map { ($0.key, $0.value) }))
        switch kind {
        case .company: self = .company(try Company.form.parse(json: json))
        case .contact: self = .contact(try Contact.form.parse(json: json))
        case .ticket: self = .ticket(try Ticket.form.parse(json: json))
        case .ticketNote: self = .ticketNote(try TicketNote.form.parse(json: json))
        case .invoice: self = .invoice(try Invoice.form.parse(json: json))
        case .payment: self = .payment(try Payment.form.parse(json: json))
        case .article: self = .article(try Article.form.parse(json: json))
        }
    }
}
