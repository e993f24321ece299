import Access

/// Whose portal this is: the provider's name and how to reach its people.
struct Brand: Sendable {
    let name: String
    let email: String?
    let phone: String?
    /// A style sheet of ours that sets `--brand` and `--brand-dark`, when the provider chose a colour.
    let styles: Link?
    /// The provider's logo.
    let logo: Link?

    /// The provider; what is unknown is left out of the page.
    init(
        name: String, email: String? = nil, phone: String? = nil, styles: Link? = nil, logo: Link? = nil
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.styles = styles
        self.logo = logo
    }
}

extension Brand {
    /// The provider of somebody who is logged in.
    init(_ principal: Principal) {
        let support = principal.person.support
        self.init(
            name: principal.person.tenantName, email: support.email.isEmpty ? nil : support.email,
            phone: support.phone.isEmpty ? nil : support.phone,
            look: principal.brand)
    }

    /// A provider whose name and look are known and nothing else.
    init(name: String, email: String? = nil, phone: String? = nil, look: Principal.Brand) {
        self.init(
            name: name, email: email, phone: phone,
            styles: look.color.map { .page("/static/brand/", BrandShades.fileName(for: $0)) },
            logo: look.logo.map { .page("/static/logo/", $0) })
    }
}
