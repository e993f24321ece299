import Access
import Tools

/// What the profile page says.
struct ProfileModel {
    /// One particular; the value is empty when it is not set.
    struct Particular {
        let term: String
        let value: String

        var fact: Facts.Fact { .init(term, value.isEmpty ? "Not set" : value) }
    }

    /// One kind of message.
    struct Switch {
        let kind: NoticeKind
        let isOn: Bool

        /// The name of its field, as the form sends it.
        var field: StaticString {
            switch kind {
            case .note: "note"
            case .created: "created"
            case .resolved: "resolved"
            case .overdue: "overdue"
            case .risk: "risk"
            }
        }
    }

    /// One browser in which the person is logged in.
    struct Session {
        let id: String
        let browser: String
        let seen: Moment
        let since: Moment
        let isThis: Bool
    }

    /// One staff member's look at the portal as the person sees it.
    struct Look {
        let staff: String
        let reason: String
        let started: Moment
        /// Until when; nil while it lasts.
        let ended: Moment?
    }

    let particulars: [Particular]
    let provider: String
    let supportEmail: String
    let supportPhone: String
    /// Where to ask for a change; nil where the person can't open a ticket, or has forms of their own for it.
    var change: Link?
    /// What the person can choose to be told of; empty where they can choose nothing.
    var switches: [Switch] = []
    /// What the person changes alone; nil where they may not.
    var details: ProfileDetails?
    /// What the person has asked for.
    var requests: [ProfileRequest] = []
    /// Where the person is logged in.
    var sessions: [Session] = []
    /// Who looked at the portal as this person.
    var looks: [Look] = []
}

extension ProfileModel {
    /// A person's own particulars; those that have a form of their own stand there.
    init(_ found: GetProfile.Output, role: String, zone: String, mayAsk: Bool, details: ProfileDetails?) {
        let fixed = [
            Particular(term: "Name", value: found.name), Particular(term: "E-mail", value: found.email),
            Particular(term: "Company", value: found.company), Particular(term: "Role in the portal", value: role),
        ]
        let own = [
            Particular(term: "Telephone", value: found.phone), Particular(term: "Mobile", value: found.mobile),
            Particular(term: "Position", value: found.title), Particular(term: "Times are shown for", value: zone),
        ]
        particulars = details == nil ? fixed + own : fixed
        provider = found.provider
        supportEmail = found.supportEmail
        supportPhone = found.supportPhone
        self.details = details
        change =
            mayAsk && details == nil
            ? .page("/portal/tickets/new", query: ["subject": "Change of my contact details"]) : nil
    }
}

/// The form of what a person changes alone, with what stands in it.
struct ProfileDetails {
    var phone: String
    var mobile: String
    var title: String
    var zone: String
    /// What the clock says now, in the zone that holds.
    let zoneNow: String
    var problems: InputProblems?

    /// What is on file.
    init(_ found: GetProfile.Output, zoneNow: String) {
        phone = found.phone
        mobile = found.mobile
        title = found.title
        zone = found.timeZone
        self.zoneNow = zoneNow
    }

    /// Takes what was typed.
    mutating func take(_ form: FormValues) {
        phone = form["phone"]
        mobile = form["mobile"]
        title = form["title"]
        zone = form["time_zone"]
    }

    /// What the tool is asked with.
    var input: UpdateProfile.Input {
        var input = UpdateProfile.Input()
        input.phone = phone
        input.mobile = mobile
        input.title = title
        input.timeZone = zone
        return input
    }
}

/// A request for another name or address, as its person follows it.
struct ProfileRequest {
    let id: String
    let field: RequestedField
    let wanted: String
    let state: RequestState
    let reason: String
    let asked: Moment
    let settled: Moment?
    let isSeen: Bool

    init(_ request: ChangeRequestSummary, _ reader: PageReader) {
        id = request.id.text
        field = request.field
        wanted = request.wanted
        state = request.state
        reason = request.reason
        asked = reader.moment(request.createdAt)
        settled = request.settledAt.map(reader.moment)
        isSeen = request.isSeen
    }
}

extension RequestedField {
    /// The field in words that go on after “your”.
    var worded: String {
        switch self {
        case .name: "name"
        case .email: "e-mail address"
        }
    }
}

extension RequestState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .requested: Badge("Waiting", tone: .info)
        case .approved: Badge("Approved", tone: .success)
        case .declined: Badge("Declined", tone: .danger)
        case .withdrawn: Badge("Withdrawn")
        }
    }
}
