extension FakeMessages {
    /// Answers one request; a client that leaves ends it.
    func answer(_ request: SeenRequest, _ pen: Pen) async {
        let requestID = memory.newID("req")
        do {
            do {
                try await answer(request, pen, requestID)
            } catch let problem as Problem {
                log.change(request.number) { $0.problem = problem }
                let kind = problem.page == nil ? "application/json" : "text/html"
                let given = problem.headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
                try await pen.whole(
                    problem.status, [("content-type", kind)] + headers(requestID) + given,
                    Array(problem.body(requestID: requestID).utf8))
            }
        } catch {
            log.leave(request.number)
        }
    }

    private func answer(_ request: SeenRequest, _ pen: Pen, _ requestID: String) async throws {
        if request.path.hasPrefix("/fake/") { return try await direct(request, pen) }
        let route = try Route(request)
        try HeaderRules.check(request, key: key)
        switch route {
        case .messages:
            let wish = try MessageRequest(try body(of: request))
            try memory.check(wish)
            try await answer(wish, pen, requestID)
        case .count:
            let wish = try MessageRequest(try body(of: request), counting: true)
            try await tell(["input_tokens": .whole(Prompt(wish).tokens)], pen, requestID)
        case .models:
            let models = KnownModel.all.map(\.json)
            let ends = (KnownModel.all.first?.id ?? "", KnownModel.all.last?.id ?? "")
            try await tell(
                ["data": .list(models), "has_more": false, "first_id": .text(ends.0), "last_id": .text(ends.1)],
                pen, requestID)
        case .model(let name):
            guard let model = KnownModel.named(name) else {
                throw Problem(404, "not_found_error", "model: \(name)")
            }
            try await tell(model.json, pen, requestID)
        }
    }

    private func body(of request: SeenRequest) throws(Problem) -> JSON {
        guard let json = request.json else { throw .invalid("The request body is not valid JSON") }
        return json
    }

    private func answer(_ wish: MessageRequest, _ pen: Pen, _ requestID: String) async throws {
        var reply = nextReply(said: wish.said) ?? Echo.reply(to: wish)
        if wish.maxTokens == 0 { reply = .says([], stop: "max_tokens") }
        if try await pen.isOver(before: Score.stepsBeforeHead(reply)) { return }
        if let problem = reply.problem { throw problem }
        let composition = Composition(reply, to: wish, memory: memory)
        let manner = reply.manner
        guard wish.streams else {
            let body = Array(composition.message.line.utf8)
            try await begin("application/json", manner.framing, pen, requestID)
            return try await pen.play(Score.steps(reply.with { $0.manner.pings = false }, [body]), manner.framing)
        }
        try await begin("text/event-stream; charset=utf-8", manner.framing, pen, requestID)
        let events = composition.events.map { manner.lines($0.name, $0.data) }
        try await pen.play(Score.steps(reply, events), manner.framing)
    }

    private func begin(_ kind: String, _ framing: Manner.Framing, _ pen: Pen, _ requestID: String) async throws {
        let length = framing == .chunked ? ("transfer-encoding", "chunked") : ("connection", "close")
        try await pen.head(
            200, [("content-type", kind), ("cache-control", "no-cache"), length] + headers(requestID))
    }

    private func tell(_ json: JSON, _ pen: Pen, _ requestID: String) async throws {
        try await pen.whole(
            200, [("content-type", "application/json")] + headers(requestID), Array(json.line.utf8))
    }

    private func headers(_ requestID: String) -> [(String, String)] {
        let limits = ["requests", "tokens", "input-tokens", "output-tokens"].flatMap { what in
            [("limit", "4000"), ("remaining", "3999"), ("reset", "2026-11-01T00:00:01Z")].map {
                ("anthropic-ratelimit-\(what)-\($0.0)", $0.1)
            }
        }
        return [("request-id", requestID), ("anthropic-workspace-id", "wrkspc_01fake")] + limits
    }
}

/// What a path and a method ask for.
private enum Route {
    case messages
    case count
    case models
    case model(String)

    init(_ request: SeenRequest) throws(Problem) {
        let wanted: String
        switch request.path {
        case "/v1/messages": (self, wanted) = (.messages, "POST")
        case "/v1/messages/count_tokens": (self, wanted) = (.count, "POST")
        case "/v1/models": (self, wanted) = (.models, "GET")
        case let path where path.hasPrefix("/v1/models/"):
            (self, wanted) = (.model(String(path.dropFirst("/v1/models/".count))), "GET")
        default: throw Problem(404, "not_found_error", "Not Found")
        }
        guard request.method == wanted else {
            throw Problem(405, "invalid_request_error", "Method Not Allowed")
        }
    }
}
