import HTTPTypes
import Hummingbird
import Tools

/// The page on which staff add a contact, and a company where it is new.
struct NewContactPages {
    let portal: Portal

    /// `GET /staff/users/new`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        if let right = portal.runtime.missing(AddContact.self, for: context.staff) {
            throw StaffRefusal.notPermitted(right)
        }
        return try await page(FormValues(), context)
    }

    /// `POST /staff/users/new`: adds the contact; with the first button lets them in and sends the login.
    func add(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = AddContact.Input()
        let form = context.form
        input.company = form["company"]
        input.newCompany = form["new_company"]
        input.name = form["name"]
        input.email = form["email"]
        input.title = form["title"]
        let user: PortalUser
        do {
            switch try await portal.act(
                AddContact.self, input, context, at: .page("/staff/users/new"), keeping: Self.kept(form))
            {
            case .done(let added): user = added
            case .asks(let answer): return answer
            }
        } catch StaffRefusal.invalid(let problems) {
            return try await page(form, problems: problems, context, status: .unprocessableContent)
        } catch StaffRefusal.conflict(let reason) {
            return try await page(form, notice: reason, context, status: .conflict)
        }
        guard form.has("invite") else { return seen(user, .added) }
        do {
            _ = try await portal.runtime.perform(InviteUser.self, UserInput(user: user.id.text), as: context.staff)
            return seen(user, .invited)
        } catch StaffRefusal.conflict, StaffRefusal.notPermitted {
            return seen(user, .notInvited)
        }
    }

    private static func kept(_ form: FormValues) -> [(name: StaticString, value: String)] {
        let fields: [StaticString] = ["company", "new_company", "name", "email", "title"]
        return fields.map { ($0, form["\($0)"]) } + (form.has("invite") ? [("invite", "1")] : [])
    }

    private func seen(_ user: PortalUser, _ done: StaffUserQuery.Done) -> Response {
        .see(.page("/staff/users/", user.id.text, query: ["done": done.rawValue]))
    }

    private func page(
        _ typed: FormValues, notice: String? = nil, problems: InputProblems? = nil, _ context: StaffContext,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let companies = try await portal.runtime.perform(ListCompanies.self, NoInput(), as: context.staff)
        var page = portal.staffFrame("A new contact", at: .users, for: context)
        if let notice { page.notices = [Notice(.warning, notice)] }
        if problems != nil {
            page.notices = [
                Notice(.danger, "Nothing was added", text: "Look at what is marked below, and send it again.")
            ]
        }
        let mayInvite = portal.runtime.missing(InviteUser.self, for: context.staff) == nil
        let view = NewContactView(
            companies: companies, typed: typed, problems: problems, mayInvite: mayInvite, csrf: page.csrf)
        return .page(page.html { $0.add(view) }, status: status)
    }
}

/// Writes the form.
struct NewContactView: View {
    let companies: [ListUsers.Company]
    let typed: FormValues
    let problems: InputProblems?
    let mayInvite: Bool
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "A new contact", lead: "Somebody at a client of yours, whom no other system brings in.",
                up: ("Portal users", .page("/staff/users"))))
        html.card("Who") { html in
            html.form(to: .page("/staff/users/new"), csrf: csrf) { html in
                if !companies.isEmpty {
                    let none = Field.Choice(value: "", text: "A new company, named below")
                    html.add(
                        Field(
                            "company", "Company",
                            .choice([none] + companies.map { .init(value: $0.id, text: $0.name) }),
                            value: typed["company"], error: problems?.reason(for: "company")))
                }
                html.add(
                    Field(
                        "new_company", companies.isEmpty ? "Company" : "Name of a new company", .line,
                        value: typed["new_company"], error: problems?.reason(for: "new_company"),
                        required: companies.isEmpty, limit: 200))
                html.add(
                    Field(
                        "name", "Full name", .line, value: typed["name"], error: problems?.reason(for: "name"),
                        required: true, limit: 200))
                html.add(
                    Field(
                        "email", "Mail address", .email, value: typed["email"],
                        help: "They log in with it: nobody else may read what comes there.",
                        error: problems?.reason(for: "email"), required: true, limit: 254))
                html.add(
                    Field(
                        "title", "Title", .line, value: typed["title"], help: "What they are there.",
                        error: problems?.reason(for: "title"), limit: 100))
                html.actions { html in
                    if mayInvite {
                        html.add(Button("Add and invite", .primary, icon: .mail, name: "invite", value: "1"))
                    }
                    html.add(Button("Add only", mayInvite ? .plain : .primary, icon: .plus))
                }
            }
        }
    }
}
