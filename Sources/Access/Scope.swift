/// The tenant, company and contact that everything a person does is bound to.
///
/// Only the store's minting file can make one, from a session it has just read.
public struct Scope: Hashable, Sendable {
    /// The managed service provider.
    public let tenant: TenantID
    /// The person's company.
    public let company: CompanyID
    /// The person.
    public let contact: ContactID

    /// For the minting file alone.
    @_spi(Minting)
    public init(tenant: TenantID, company: CompanyID, contact: ContactID) {
        self.tenant = tenant
        self.company = company
        self.contact = contact
    }
}
