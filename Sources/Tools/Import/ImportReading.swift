import Store

/// The reading of one file, line by line: which line it is at, and what it found wrong.
struct ImportReading {
    private var number = 0
    private var problems: [ImportProblem] = []
    private var hasTooMany = false
    private static let limits = StrictJSON.Limits(
        bytes: ImportFile.longestLine, depth: 8, text: ImportFile.longestLine, members: 1000)

    /// Whether a line was refused, so that nothing of the file will be brought in.
    var isRefused: Bool { !problems.isEmpty }

    /// Whether there is no use in reading on.
    var isOver: Bool { hasTooMany || problems.count >= ImportProblems.most }

    /// The record of the next line; nil for a blank line, and for one that is refused.
    mutating func read(
        _ line: some Collection<UInt8>, changing change: (ImportKind, JSONObject) -> JSONObject? = { _, _ in nil }
    ) -> (line: Int, record: ImportRecord)? {
        guard !isOver else { return nil }
        number += 1
        hasTooMany = number > ImportFile.mostLines
        guard !hasTooMany else {
            let reason = "A file may have at most \(ImportFile.mostLines) lines."
            problems.append(ImportProblem(line: number, reason: reason))
            return nil
        }
        do throws(InputProblems) {
            return try Self.record(line, changing: change).map { (number, $0) }
        } catch {
            problems += error.problems.map { ImportProblem(line: number, field: $0.field, reason: $0.reason) }
            return nil
        }
    }

    /// Throws what was found wrong.
    func end() throws(ImportProblems) {
        guard problems.isEmpty else { throw ImportProblems(Array(problems.prefix(ImportProblems.most))) }
    }

    private static func record(
        _ line: some Collection<UInt8>, changing change: (ImportKind, JSONObject) -> JSONObject?
    ) throws(InputProblems) -> ImportRecord? {
        guard line.count <= ImportFile.longestLine else {
            throw InputProblems([FieldProblem("", "A line may have at most \(ImportFile.longestLine) bytes.")])
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
        case .quote: self = .quote(try Quote.form.parse(json: json))
        case .contract: self = .contract(try Contract.form.parse(json: json))
        case .article: self = .article(try Article.form.parse(json: json))
        case .risk: self = .risk(try Risk.form.parse(json: json))
        }
    }
}
