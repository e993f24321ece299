import Access
import Crypto
import Foundation
import TestSupport
import Testing

@testable import Store

/// People of the world in logins of their own, and what they sign.
struct EvidenceScene: Sendable {
    let login: LoginScene

    var house: TestHouse { login.house }

    static func with<T>(_ body: (EvidenceScene) async throws -> T) async throws -> T {
        try await LoginScene.with { try await body(EvidenceScene(login: $0)) }
    }

    /// The person with that address in a new login.
    func signer(_ email: String) async throws -> Principal {
        let key = try await login.session(email)
        return try #require(try await house.store.principal(for: key))
    }

    static func paper(
        _ risk: String, document: String = "The document of a risk", name: String = "Anna Richter"
    ) -> SignedPaper {
        SignedPaper(
            subject(risk, document: document), consent: .init(version: "test-1", text: "I agree.\n\nReally."),
            act: .init(intent: "Sign", typedName: name, signature: .typed("Anna Berg"), initials: .typed("AB")))
    }

    private static func subject(_ risk: String, document: String) -> SignedPaper.Subject {
        SignedPaper.Subject(
            risk: risk, number: "R-\(risk)", version: "1", document: Array(document.utf8),
            firstViewedAt: Instant(milliseconds: 1_000),
            place: .init(
                address: "192.0.2.7", browser: "A browser \\ of\nits own", zone: "Europe/Berlin", localTime: "some time"
            ))
    }

    /// Declines, as the tool does once it has found nothing against it.
    @discardableResult
    func decline(_ risk: String, by signer: Principal, reason: String = "Too dear.\nReally.") async throws
        -> EvidenceText
    {
        let session = signer.origin.session
        return try await house.store.change(
            as: signer.scope, seeing: .risks, audited: { _ in Self.event(signer) }
        ) { store, now in
            let subject = Self.subject(risk, document: "The document of a risk")
            return try store.decline(
                DeclinedPaper(subject, intent: "Decline", reason: reason), in: session, at: now)
        }
    }

    /// Signs, as the tool does once it has found nothing against it.
    @discardableResult
    func sign(_ risk: String, by signer: Principal, document: String = "The document of a risk") async throws
        -> EvidenceText
    {
        let session = signer.origin.session
        return try await house.store.change(
            as: signer.scope, seeing: .risks, audited: { _ in Self.event(signer) }
        ) { store, now in
            try store.sign(
                Self.paper(risk, document: document, name: signer.person.name), in: session, freshFor: 15, at: now)
        }
    }

    func ask(_ risk: String, by signer: Principal) async throws -> CodeAsked {
        let session = try #require(signer.origin.session)
        return try await house.store.change(
            as: signer.scope, seeing: .risks, audited: { _ in Self.event(signer) }
        ) { store, now in try store.askForCode(toSign: risk, in: session, at: now) }
    }

    func take(_ code: String, _ risk: String, by signer: Principal) async throws -> CodeTaken {
        let session = try #require(signer.origin.session)
        return try await house.store.change(
            as: signer.scope, seeing: .risks, audited: { _ in Self.event(signer) }
        ) { store, now in try store.takeCode(code, toSign: risk, in: session, at: now) }
    }

    /// Brings the mail, and answers the code of the newest one for signing.
    func code(to email: String) async throws -> String {
        try #require(try await codes(to: email).last)
    }

    /// Brings the mail, and answers the codes for signing that came.
    func codes(to email: String) async throws -> [String] {
        let box = Letterbox()
        try await Postman(
            store: house.store, carrier: box,
            write: { MailMessage(to: $0.person.email, subject: "", text: "", html: "") },
            signing: { MailMessage(to: $0.person.email, subject: "code", text: $0.code, html: "") }
        ).round()
        return box.letters.filter { $0.to == email && $0.subject == "code" }.map(\.text)
    }

    static func event(_ signer: Principal) -> AuditEvent {
        AuditEvent(
            tenant: signer.scope.tenant, company: signer.scope.company, contact: signer.scope.contact, origin: "test",
            action: "test", door: "test", outcome: .allowed)
    }

    /// What a check finds now, of evidence alone.
    func findings() async throws -> [String] {
        try await house.store.settle()
        return try await Database.check(folder: house.folder.path, keys: house.keys).filter { $0.part == .evidence }
            .map(\.what)
    }

    /// The file's connection without what keeps evidence as it is, for somebody with the file in hand.
    func tampering() throws -> Connection {
        let connection = try Connection(path: house.folder.database, reading: false)
        try connection.execute(
            "DROP TRIGGER evidence_entry_stays; DROP TRIGGER evidence_entry_remains; DROP TRIGGER evidence_entry_follows"
        )
        return connection
    }
}
