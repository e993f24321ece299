import Tools

/// What the address of the list of users asks for, as far as it can be understood.
struct StaffUserQuery {
    /// What was just done, for a word above the page.
    enum Done: String {
        case added, notInvited, invited, resent, enabled, disabled, role, stopped, budget, cleared

        var notice: Notice {
            switch self {
            case .added: Notice(.success, "The contact is added", text: "They can't come in before you invite them.")
            case .notInvited:
                Notice(
                    .warning, "The contact is added, and not invited",
                    text: "The invitation could not be sent. Send it from here.")
            case .invited:
                Notice(.success, "Invited", text: "Access is given, and a message with a login is on its way.")
            case .resent: Notice(.success, "A message with a login is on its way")
            case .enabled: Notice(.success, "Access is given")
            case .disabled:
                Notice(.success, "Access is taken away", text: "Sessions and waiting logins have ended.")
            case .stopped: Notice(.success, "The preview is stopped")
            case .budget: Notice(.success, "The budget is kept", text: "It counts from the next question on.")
            case .cleared: Notice(.success, "The budget is taken away")
            case .role: Notice(.success, "The role is changed", text: "It counts from the next click on.")
            }
        }
    }

    var input = ListUsers.Input()
    var done: Done?

    init(_ form: FormValues) {
        input.words = String(form["q"].plainLine.prefix(200))
        input.company = String(form["company"].plainLine.prefix(26))
        input.state = PortalUser.State(rawValue: form["state"])
        input.role = String(form["role"].plainLine.prefix(60))
        input.page = form.number("page", in: 1...100_000)
        done = Done(rawValue: form["done"])
    }

    var notices: [Notice] { done.map { [$0.notice] } ?? [] }

    /// Whether anything is left out of the list.
    var isNarrow: Bool { !input.words.isEmpty || !input.company.isEmpty || input.state != nil || !input.role.isEmpty }

    /// The same list.
    var link: Link { link(page: input.page) }

    /// Another page of the same list.
    func link(page: Int64) -> Link {
        .page(
            "/staff/users",
            query: [
                "q": value(input.words), "company": value(input.company), "state": input.state?.rawValue,
                "role": value(input.role), "page": page > 1 ? String(page) : nil, "done": done?.rawValue,
            ])
    }

    /// The fields that say the same in a form.
    var fields: [(name: StaticString, value: String)] {
        [
            ("q", input.words), ("company", input.company), ("state", input.state?.rawValue ?? ""),
            ("role", input.role), ("page", String(input.page)),
        ]
    }

    private func value(_ text: String) -> String? { text.isEmpty ? nil : text }
}

extension PortalUser.State {
    /// The state in words.
    var badge: Badge {
        switch self {
        case .active: Badge("Active", tone: .success)
        case .expected: Badge("Not here yet", tone: .info)
        case .without: Badge("No access", tone: .neutral)
        case .disabled: Badge("Disabled", tone: .warning, icon: .lock)
        case .gone: Badge("Not active in the records", tone: .neutral, icon: .minus)
        }
    }

    /// The state as a choice.
    var worded: String {
        switch self {
        case .active: "Active"
        case .expected: "Access, not here yet"
        case .without: "No access"
        case .disabled: "Disabled"
        case .gone: "Not active in the records"
        }
    }
}
