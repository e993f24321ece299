/// The buttons by which a provider's people are reached: those of mail and telephone, where it has said them.
struct SupportWays: View {
    let email: String
    let phone: String

    func write(to html: inout HTML) {
        if !email.isEmpty { html.add(ButtonLink("Write to us", .mail(email), .plain, icon: .mail)) }
        if !phone.isEmpty { html.add(ButtonLink("Call us", .telephone(phone), .plain, icon: .phone)) }
    }
}
