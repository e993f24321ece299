import Store
import Tools

/// What `nexie demo` prints once it serves: where, and who can log in.
struct DemoWords {
    let address: String
    let people: [PersonRow]
    var staff: [StaffWay] = []

    /// For people.
    var table: String {
        let rows = people.map { [$0.email, $0.name, $0.role, $0.company, $0.tenant] }
        return """
            Nexie Portal is at \(address)

            \(Terminal.table([["E-MAIL", "NAME", "ROLE", "COMPANY", "TENANT"]] + rows))

            Log in at \(address)/portal/login with one of these addresses.
            The message arrives at \(address)/demo/mail. Ctrl-C ends the demo; the data stays.

            The providers' own people come in at \(address)/staff/login:

            \(staffLines)
            """
    }

    private var staffLines: String {
        staff.map { member in
            let way = member.link.map { "set up the login, once:\n  \($0)" } ?? "log in with passphrase and app"
            return "\(member.email) (\(member.name), \(member.role), \(member.tenant)): \(way)"
        }.joined(separator: "\n")
    }

    /// For scripts.
    var json: String {
        JSONWriter.text { json in
            json.object {
                $0.field("url", address)
                $0.field("mailbox", address + "/demo/mail")
                $0.array("people", people) { person, json in
                    json.object {
                        $0.field("email", person.email)
                        $0.field("name", person.name)
                        $0.field("role", person.role)
                        $0.field("company", person.company)
                        $0.field("tenant", person.tenant)
                    }
                }
                $0.array("staff", staff) { member, json in
                    json.object {
                        $0.field("email", member.email)
                        $0.field("name", member.name)
                        $0.field("role", member.role)
                        $0.field("tenant", member.tenant)
                        $0.field("enrol", member.link ?? "")
                    }
                }
            }
        }
    }
}
