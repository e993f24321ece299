import Testing

@testable import Access

@Suite struct SightTests {
    @Test func `no kind of row is seen by the right to another kind`() {
        let kinds: [Sight] = [
            .ownTickets, .companyTickets, .invoices, .quotes, .contracts, .articles, .conversations,
        ]
        #expect(Set(kinds.map(\.rawValue)).count == kinds.count)
        #expect(kinds.allSatisfy { $0.rawValue.nonzeroBitCount == 1 })
        #expect(Sight(.quotesRead) == .quotes && Sight(.contractsRead) == .contracts)
        #expect(Sight(.invoicesRead) == .invoices)
    }
}
