import Store

extension RiskDetail {
    /// The document as evidence holds it, with where the person is who decides on it.
    func subject(
        from address: String, _ browser: String, _ call: ToolCall, _ store: borrowing ScopedStore
    ) throws -> SignedPaper.Subject {
        let zone = ReaderZone(call.person.timeZone)
        return SignedPaper.Subject(
            risk: row.id.text, number: row.number, version: String(row.version), document: document.bytes,
            firstViewedAt: try store.view(of: row)?.viewedAt ?? call.now,
            place: .init(
                address: address, browser: browser, zone: zone.zone.identifier, localTime: zone.rfc3339(call.now)))
    }
}
