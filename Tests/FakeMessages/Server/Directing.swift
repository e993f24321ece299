extension FakeMessages {
    /// What other programs look at and change: `GET /fake/requests?from=N`, and `POST /fake/script`, which answers with
    /// the number of the next request.
    func direct(_ request: SeenRequest, _ pen: Pen) async throws {
        var answer: JSON = ["ok": true]
        switch (request.method, request.path) {
        case ("GET", "/fake/requests"):
            let first = Int(request.query.replacing("from=", with: "")) ?? 0
            let wanted = requests.dropFirst(max(0, first)).filter { !$0.path.hasPrefix("/fake/") }
            answer = .list(wanted.map(Self.told))
        case ("POST", "/fake/script"):
            guard let json = request.json else { throw Problem.invalid("script: this is no JSON.") }
            do throws(ScriptFault) {
                play(try Script(json: json))
            } catch {
                throw Problem.invalid(error.description)
            }
            answer = answer.with("next", .whole(request.number + 1))
        default: throw Problem(404, "not_found_error", "Not Found")
        }
        try await pen.whole(200, [("content-type", "application/json")], Array(answer.line.utf8))
    }

    private static func told(_ request: SeenRequest) -> JSON {
        let headers = request.headers.map { JSON.list([.text($0.name), .text($0.value)]) }
        return [
            "number": .whole(request.number), "connection": .whole(request.connection),
            "method": .text(request.method), "path": .text(request.path), "headers": .list(headers),
            "body": request.body.count > 1 << 20 ? .null : request.json ?? .null,
            "problem": request.problem.map { .text($0.message) } ?? .null,
            "left": .bool(request.left != nil), "finished": .bool(request.finished != nil),
            "written": .whole(request.written),
        ]
    }
}
