import Access
import Tools

/// Writes how Nexie talks: the key, the model, the guide and the budgets.
struct NexieSettingsView: View {
    let settings: StaffSettings
    let visit: SettingsVisit
    let mayChange: Bool
    /// Whether passphrase or code have to be shown for a key.
    let needsProof: Bool
    /// Whether the model's price is known; nil where nobody knows prices.
    let hasPrice: Bool?
    /// What one answer can use at most.
    let leastForOne: BudgetAmount?
    let csrf: String

    private var claude: ClaudeSummary { settings.claude }

    func write(to html: inout HTML) {
        html.add(PageHead("Settings", lead: "How Nexie talks with your clients, and what that may cost."))
        html.add(SettingsTab.tabs(at: .nexie))
        html.card("Claude") { html in
            html.add(Facts(facts, areLong: true))
            if mayChange { writeTrial(to: &html) }
        }
        if mayChange {
            html.card(claude.keyEnd == nil ? "Give a key" : "Replace the key") { writeKey(to: &$0) }
            html.card("How it answers") { writeModel(to: &$0) }
        }
        html.card("The guide") { writeGuide(to: &$0) }
        html.add(BudgetsView(settings: settings, visit: visit, mayChange: mayChange, least: leastForOne, csrf: csrf))
        if !mayChange { html.add(Notice(.info, "Only an administrator can change the settings")) }
    }

    private var facts: [Facts.Fact] {
        [
            .init("Key", claude.keyEnd.map { "ends in \($0)" } ?? "none yet"),
            .init("Model", claude.model + (hasPrice == false ? " (its price is unknown)" : "")),
            .init("Effort", claude.effort.isEmpty ? "none" : claude.effort),
            .init("Longest answer", "\(claude.mostOutput) tokens"),
        ]
    }

    private func writeTrial(to html: inout HTML) {
        if claude.keyEnd == nil {
            html.tag(
                "p",
                text: settings.isGuideAllowed
                    ? "Without a key the guide answers. With one Nexie talks through Claude."
                    : "Without a key, and with the guide off, Nexie does not answer at all.")
        } else {
            html.actions { html in
                html.add(
                    PostButton("Try it", .primary, icon: .send, action: .page("/staff/settings/key/try"), csrf: csrf))
                html.add(
                    PostButton(
                        "Take the key away", .danger, icon: .minus, action: .page("/staff/settings/key/remove"),
                        csrf: csrf))
            }
            html.tag("p", .class("quiet"), text: "A try asks one short question, which costs far less than a cent.")
        }
    }

    private func writeKey(to html: inout HTML) {
        html.form(to: .page("/staff/settings/key"), csrf: csrf) { html in
            html.add(
                Field(
                    "key", "Key of Anthropic's", .key,
                    help: "It is encrypted when it is kept, and nobody is shown more than its last four characters.",
                    error: visit.error("key", in: .key), required: true, limit: 600))
            if needsProof {
                html.add(
                    Field(
                        "proof", "Your passphrase, or the code of your app", .passphrase(isNew: false),
                        error: visit.error("proof", in: .key), required: true, limit: 1024))
            }
            html.actions { $0.add(Button("Keep the key", .plain, icon: .lock)) }
        }
    }

    private func writeModel(to html: inout HTML) {
        html.form(to: .page("/staff/settings/claude"), csrf: csrf) { html in
            html.add(
                Field(
                    "model", "Model", .line, value: visit.value("model", in: .claude, else: claude.model),
                    help: "As Anthropic writes it. One that the portal does not know is taken too; its price is then "
                        + "unknown, and a budget of dollars lets nothing through.",
                    error: visit.error("model", in: .claude), required: true, limit: 100))
            html.add(
                Field(
                    "effort", "Effort", .choice(Self.efforts),
                    value: visit.value("effort", in: .claude, else: claude.effort),
                    help: "More takes longer and costs more.", error: visit.error("effort", in: .claude), required: true
                ))
            html.add(
                Field(
                    "most_output", "Longest answer in tokens", .line,
                    value: visit.value("most_output", in: .claude, else: String(claude.mostOutput)),
                    help: "From 256 to 64000; four tokens are about three words.",
                    error: visit.error("most_output", in: .claude), required: true, limit: 6))
            html.actions { $0.add(Button("Keep", .plain)) }
        }
    }

    private static let efforts = SetClaude.Effort.allCases.map { effort in
        Field.Choice(
            value: effort.rawValue, text: effort == .none ? "None, for a model without efforts" : effort.rawValue)
    }

    private func writeGuide(to html: inout HTML) {
        let isOn = settings.isGuideAllowed
        html.tag("p") { html in
            html.text("The guide is ")
            html.tag("b", text: isOn ? "on" : "off")
            html.text(
                isOn
                    ? ". It finds records and articles by fixed words, and answers where there is no key or Claude can't."
                    : ". Where Claude can't answer, people read why and can open a ticket.")
        }
        guard mayChange else { return }
        html.form(to: .page("/staff/settings/guide"), csrf: csrf) { html in
            html.secret("allowed", isOn ? "0" : "1")
            html.actions { $0.add(Button(isOn ? "Switch the guide off" : "Switch the guide on", .plain)) }
        }
    }
}
