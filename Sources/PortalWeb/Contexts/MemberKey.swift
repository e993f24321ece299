import Access

/// What a browser on the client's side shows who is there with: a login of the person's own, or a preview by staff.
enum MemberKey: Sendable {
    /// The person's own login.
    case session(SessionKey)
    /// A member of staff who looks as the person.
    case preview(PreviewKey)
}

extension Portal {
    /// The token that forms carry; a preview's is another one than a login's for the same secret.
    func formToken(for key: MemberKey) -> String {
        switch key {
        case .session(let key): formToken(key.secret)
        case .preview(let key): formToken("preview:" + key.secret)
        }
    }

    /// Who is there now, read afresh.
    func principal(for key: MemberKey) async throws -> Principal? {
        switch key {
        case .session(let key): try await sessions.principal(for: key)
        case .preview(let key): try await previews.principal(for: key)
        }
    }
}
