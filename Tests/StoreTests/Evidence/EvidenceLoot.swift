import Access
import TestSupport

@testable import Store

/// Evidence of the first two risks of a person's company, so that there is something to steal.
enum EvidenceLoot {
    static func place(_ scope: Scope, _ house: TestHouse) async throws {
        let chain = house.store.evidence
        try await house.store.writer.write { connection in
            let risks = try connection.watch.opened(scope, .risks, until: nil) {
                try ScopedStore(connection: connection, scope: scope).risks(RiskQuery())
            }
            for risk in risks.prefix(2) {
                _ = try chain.append(
                    .init(
                        tenant: scope.tenant, company: scope.company, contact: scope.contact, risk: risk.id.text,
                        code: CertificateCode.random(), document: Array("secret document".utf8),
                        values: [.name: "secret signer", .risk: risk.id.text]),
                    on: connection)
            }
        }
    }
}
