import Access

extension Database: LoginDesk {
    /// Minutes for which a link and its code work, as the settings say.
    public var linkMinutes: Int { settings.login.linkMinutes }

    /// Writes the request down and answers at once; whether the address is known is found out later, out of sight.
    public func ask(_ request: LoginRequest) async throws {
        let now = settings.now()
        let limit = RateLimit(
            key: "ask:\(request.visitor.network)", count: settings.login.asksPerClientAndHour, periodSeconds: 3600)
        let id = Identifier<LoginLink>.new(at: now)
        let browser = request.visitor.browser.map { SQLValue.blob(HouseKeys.hash($0.secret)) } ?? .null
        let name = BrowserName.words(for: request.visitor.userAgent)
        try await writer.write { connection in
            guard try limit.take(at: now, on: connection) == nil else { return }
            try connection.run(
                LoginStatements.ask,
                [.id(id), .text(request.email), .text(request.destination), browser, .instant(now), .text(name)])
        }
    }

    /// What a link would do now; looking spends nothing.
    public func look(at token: String, from browser: BrowserKey?) async throws -> LinkSight {
        let now = settings.now()
        let link = try await readers.house { try $0.link(token: token, at: now) }
        guard let link else { return .dead }
        return link.wasAsked(by: browser) ? .ready : .needsCode
    }

    /// Spends a link, once; from another browser than the asking one the code is needed too.
    public func open(link token: String, code: String?, from visitor: LoginVisitor) async throws -> LoginOutcome {
        let now = settings.now()
        return try await writer.write { [self] connection in
            let link = try connection.link(token: token, at: now)
            if let link, link.wasAsked(by: visitor.browser) {
                return try begin(link, by: "link", for: visitor, at: now, on: connection)
            }
            if let wait = try tries(visitor).wait(at: now, on: connection) { return .tooMany(retryAfterSeconds: wait) }
            guard let link else {
                _ = try tries(visitor).take(at: now, on: connection)
                return .dead
            }
            guard let code = LoginCode.digits(code) else { return .needsCode }
            return try open([link], code, by: "link and code", for: visitor, at: now, on: connection)
        }
    }

    /// Spends the short code of the newest message to the address, once.
    public func open(code: String, for email: String, from visitor: LoginVisitor) async throws -> LoginOutcome {
        let now = settings.now()
        let address = keys.hash(address: EmailAddress.normalised(email))
        return try await writer.write { [self] connection in
            if let wait = try tries(visitor).wait(at: now, on: connection) { return .tooMany(retryAfterSeconds: wait) }
            guard let code = LoginCode.digits(code) else { return .wrongCode }
            var links: [LoginLink] = []
            try connection.run(LoginStatements.byAddress, [.blob(address), .instant(now)]) {
                links.append(LoginLink($0))
            }
            return try open(links, code, by: "code", for: visitor, at: now, on: connection)
        }
    }

    /// Wrong codes and unknown links from one client network; what opens a session costs nothing.
    private func tries(_ visitor: LoginVisitor) -> RateLimit {
        RateLimit(key: "try:\(visitor.network)", count: settings.login.triesPerClientAndHour, periodSeconds: 3600)
    }

    private func open(
        _ links: [LoginLink], _ code: String, by way: String, for visitor: LoginVisitor, at now: Instant,
        on connection: Connection
    ) throws -> LoginOutcome {
        if let link = links.first(where: { $0.takes(code: code, keys: keys, settings: settings.login) }) {
            return try begin(link, by: way, for: visitor, at: now, on: connection)
        }
        _ = try tries(visitor).take(at: now, on: connection)
        for link in links {
            try connection.run(LoginStatements.wrongCode, [.text(link.id)])
            if link.wrongCodes < settings.login.wrongCodes { recordSoon(.wrongCode(for: link)) }
        }
        return .wrongCode
    }

    /// Records an event a while later, so that the answer and the next one take the same time whether or not there is
    /// somebody whom it concerns.
    func recordSoon(_ event: AuditEvent?) {
        guard let event else { return }
        Task { [self] in
            try? await Task.sleep(for: .milliseconds(Int64.random(in: 500...1500)))
            _ = record(event)
        }
    }

    private func begin(
        _ link: LoginLink, by way: String, for visitor: LoginVisitor, at now: Instant, on connection: Connection
    ) throws -> LoginOutcome {
        guard let principal = try connection.principal(of: link), let key = SessionKey(Secret.token()) else {
            return .dead
        }
        let session = SessionID.new(at: now)
        let end = now.adding(seconds: 60 * Int64(settings.login.sessionMinutes))
        try connection.run(LoginStatements.spend, [.text(link.id)])
        try connection.run(
            SessionStatements.begin,
            [
                .blob(HouseKeys.hash(key.secret)), .id(session), .id(principal.scope.tenant),
                .id(principal.scope.company), .id(principal.scope.contact), .text(link.id),
                .text(visitor.userAgent), .instant(now), .instant(end), .text(way),
            ])
        try connection.run(
            PortalAccessStatements.noteLogin,
            [.id(principal.scope.tenant), .id(principal.scope.contact), .instant(now)])
        try audit.append(.opened(session, for: principal.scope), at: now, on: connection)
        return .opened(key, destination: link.destination)
    }
}

extension Connection {
    /// The link behind a token, if it can still be spent.
    fileprivate func link(token: String, at now: Instant) throws -> LoginLink? {
        guard token.utf8.count <= 100 else { return nil }
        var link: LoginLink?
        try run(LoginStatements.byToken, [.blob(HouseKeys.hash(token)), .instant(now)]) { link = LoginLink($0) }
        return link
    }

    /// The person whom a link lets in, if the person may still come in.
    func principal(of link: LoginLink) throws -> Principal? {
        guard let tenant = link.tenant, let contact = link.contact else { return nil }
        return try principal(tenant: tenant, contact: contact, origin: .command)
    }

    /// The contact, if they may be here now.
    func principal(tenant: TenantID, contact: ContactID, origin: Principal.Origin) throws -> Principal? {
        var email: String?
        try run(LoginStatements.contact, [.id(tenant), .id(contact)]) { email = $0.text(0) }
        guard let email else { return nil }
        var found: Principal?
        try run(Minting.byEmail, [.text(email)]) { row in
            let principal = Minting.principal(row, origin: origin)
            if principal.scope.tenant == tenant, principal.scope.contact == contact { found = principal }
        }
        return found
    }
}

extension AuditEvent {
    /// A wrong code for somebody's link; nil for the link of an address that nobody has.
    fileprivate static func wrongCode(for link: LoginLink) -> AuditEvent? {
        link.tenant.map { tenant in
            AuditEvent(
                tenant: tenant, company: nil, contact: link.contact, origin: "login", action: "login:code",
                door: "login", outcome: .refused, reason: "wrong_code")
        }
    }

    fileprivate static func opened(_ session: SessionID, for scope: Scope) -> AuditEvent {
        AuditEvent(
            tenant: scope.tenant, company: scope.company, contact: scope.contact, origin: "session:\(session)",
            action: "session:login", door: "login", outcome: .allowed)
    }
}
