import PortalWeb
import Tools

extension EffectsScene {
    /// Sends a form in the manner of a step, as often and as many at once as it says.
    func send(_ path: String, _ fields: JSONObject, _ manner: EffectsManner) async throws {
        var fields = fields
        for member in manner.with.members { fields.set(member.key, member.value) }
        let form = fields.members.map { (name: $0.key, value: $0.value.string ?? $0.value.text) }
        for _ in 0..<manner.times {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<manner.atOnce {
                    group.addTask { [self] in try await send(once: path, form, manner) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func send(
        once path: String, _ fields: [(name: String, value: String)], _ manner: EffectsManner
    ) async throws {
        let login = manner.actor == .nobody ? nil : logins[manner.actor]
        let fields = fields + token(manner, login)
        let headers = manner.headers.members.map { (name: $0.key, value: $0.value.string ?? "") }
        let answer: InProcess.Answer
        if manner.method == "GET" {
            let query = fields.map { "\($0.name)=\(WebDoor.encoded($0.value))" }.joined(separator: "&")
            answer = try await door.get("\(path)?\(query)", login?.session, headers: headers)
        } else if manner.token == .none, let login {
            let cookie = (name: "Cookie", value: "nexie_session=\(login.session.key.secret)")
            answer = try await door.post(path, fields, nil, headers: headers + [cookie])
        } else {
            answer = try await door.post(path, fields, login?.session, headers: headers)
        }
        let shown = fields.filter { $0.name != "csrf" }.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        take(answer, of: login?.persona, "\(manner.method) \(path) (token: \(manner.token.rawValue))", sent: shown)
    }

    private func token(_ manner: EffectsManner, _ login: Login?) -> [(name: String, value: String)] {
        switch manner.token {
        case .own: login.map { [(name: "csrf", value: $0.session.csrf)] } ?? []
        case .none: []
        case .empty: [(name: "csrf", value: "")]
        case .shortened: login.map { [(name: "csrf", value: String($0.session.csrf.prefix(8)))] } ?? []
        case .foreign: logins[.otherTenant].map { [(name: "csrf", value: $0.session.csrf)] } ?? []
        }
    }

    /// Searches what somebody got, and keeps it for a replay.
    func take(_ answer: InProcess.Answer, of somebody: Persona?, _ deed: String, sent: String) {
        run.emit(answer.body, at: "page", to: somebody)
        run.note(
            ReplayStep(
                "\(somebody.map { "\($0.key) (\($0.role))" } ?? "nobody") \(deed): \(answer.status)", sent: sent,
                got: String(decoding: answer.body, as: UTF8.self)))
    }
}
