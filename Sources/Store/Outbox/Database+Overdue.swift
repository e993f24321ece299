import Access

extension Database {
    /// Tells people of overdue invoices: each person of a company that has one, once a week at most, all in one message.
    ///
    /// Who of them may read invoices is asked when the message is written. A tenant's first week is quiet, so that what
    /// was imported as history can be looked at first. Answers how many are to be told.
    @discardableResult
    public func tellOverdue() async throws -> Int {
        let now = settings.now()
        let today = now.date(offset: 0)
        let weekAgo = now.adding(seconds: -7 * 86400)
        return try await writer.write { connection in
            var tenants: [TenantID] = []
            try connection.run(NoticeStatements.tenants, []) { tenants.append($0.id(0)) }
            var told = 0
            for tenant in tenants {
                var people: [NoticeScope] = []
                let values: [SQLValue] = [.id(tenant), .date(today), .instant(weekAgo), .instant(weekAgo)]
                try connection.run(NoticeStatements.toTellOverdue, values) {
                    people.append(NoticeScope(tenant: tenant, company: $0.id(0), contact: $0.id(1)))
                }
                for person in people {
                    // One that waits or was given up would come beside the new one, which says the same.
                    try connection.run(OutboxStatements.dropOverdue, [.id(tenant), .id(person.contact)])
                    try connection.post(.overdue, to: person, about: nil, at: now)
                    try connection.run(
                        NoticeStatements.setOverdueTold, [.id(tenant), .id(person.contact), .instant(now)])
                }
                told += people.count
            }
            return told
        }
    }
}
