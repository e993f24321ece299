import Access
import HTTPTypes
import Tools

/// How a page of settings is shown: what is said first, and what was typed into which of its forms.
struct SettingsVisit {
    /// The forms of the settings; what was typed and what is wrong with it stay in their own.
    enum Part {
        case key, claude, budget, brand, support, logo, hosts, kept
    }

    var notices: [Notice] = []
    var part: Part?
    var typed = FormValues()
    var problems: InputProblems?
    /// A colour that was judged and not kept.
    var color: BrandColor?
    var status = HTTPResponse.Status.ok

    /// A page that was asked for, perhaps after something was done.
    init(_ notice: Notice? = nil) {
        notices = [notice].compactMap(\.self)
    }

    /// A form that was not taken.
    init(refused part: Part, _ typed: FormValues, _ problems: InputProblems) {
        notices = [Notice(.danger, "Nothing was changed", text: "Look at what is marked below, and send it again.")]
        self.part = part
        self.typed = typed
        self.problems = problems
        status = .unprocessableContent
    }

    /// Something that can't be done just now; says why.
    init(conflict reason: String) {
        notices = [Notice(.warning, reason)]
        status = .conflict
    }

    /// What stands in a field: what was typed into this form, else what is kept.
    func value(_ name: String, in part: Part, else kept: String) -> String {
        self.part == part && typed.has(name) ? typed[name] : kept
    }

    /// What is wrong with a field of a form.
    func error(_ name: String, in part: Part) -> String? {
        self.part == part ? problems?.reason(for: name) : nil
    }
}

/// The parts of the settings, as tabs.
enum SettingsTab: CaseIterable {
    case nexie, mail, brand, rules

    var title: String {
        switch self {
        case .nexie: "Nexie"
        case .mail: "Mail"
        case .brand: "Brand"
        case .rules: "Links and data"
        }
    }

    var link: Link {
        switch self {
        case .nexie: .page("/staff/settings")
        case .mail: .page("/staff/settings/mail")
        case .brand: .page("/staff/settings/brand")
        case .rules: .page("/staff/settings/rules")
        }
    }

    /// The choice between all of them.
    static func tabs(at current: SettingsTab) -> Tabs {
        Tabs(
            label: "Settings",
            allCases.map { Tabs.Tab($0.title, $0.link, isCurrent: $0 == current) })
    }
}
