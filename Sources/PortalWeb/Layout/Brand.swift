/// Whose portal this is: the provider's name and how to reach its people.
struct Brand: Sendable {
    let name: String
    let email: String?
    let phone: String?
    let hours: String?
    /// A style sheet of ours that sets `--brand` and `--brand-dark`, when the provider chose a colour.
    let styles: Link?

    /// The provider; what is unknown is left out of the page.
    init(name: String, email: String? = nil, phone: String? = nil, hours: String? = nil, styles: Link? = nil) {
        self.name = name
        self.email = email
        self.phone = phone
        self.hours = hours
        self.styles = styles
    }
}
