import Access
import Tools

/// Writes what a change of a role opens and closes in people, and what the evaluation says of it.
struct RoleProposalView: View {
    let found: RoleProposal
    let csrf: String
    let clock: ReaderClock
    let again: Link

    private var role: PortalRole { found.role }

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "What changes", lead: "Nothing has changed yet.",
                up: (text: role.name, link: role.page)))
        html.add(RoleEffectView(effect: found.effect, people: role.people, others: role.holders - role.people))
        html.card("Evaluation of the new role") { html in
            html.add(
                RoleVerdictView(
                    run: found.evaluation, canEvaluate: found.canEvaluate, clock: clock, again: again))
            if found.canEvaluate, let next { html.tag("p", text: next) }
            if found.canEvaluate, needsRun { writeAgain(to: &html) }
        }
        if found.evaluation?.state == .passed { writeSave(to: &html) }
        html.add(RoleHoldersView(role: role, holders: found.holders))
    }

    /// What comes next, as long as the change can't be made.
    private var next: String? {
        switch found.evaluation?.state {
        case .waiting, .running: "The button to change the role appears here once the evaluation has passed."
        case .failed:
            "The role can't be changed to these rights. Read the report, then choose other rights on the role's page."
        case .error, .broken, .stopped:
            "The role can't be changed to these rights before an evaluation has passed. Let them be judged again; if "
                + "that ends so too, tell whoever runs the portal."
        case .passed, nil: nil
        }
    }

    private var needsRun: Bool {
        switch found.evaluation?.state {
        case .waiting, .running, .passed: false
        case .failed, .error, .broken, .stopped, nil: true
        }
    }

    private func writeAgain(to html: inout HTML) {
        html.form(to: .page("/staff/roles/", role.id.text, "proposal"), csrf: csrf) { html in
            writeWish(to: &html)
            html.actions { $0.add(Button("Judge these rights", .plain, icon: .shield)) }
        }
    }

    private func writeSave(to html: inout HTML) {
        guard !found.effect.isNothing else { return }
        html.card("Make the change") { html in
            html.tag(
                "p",
                text: "It counts from the next page and the next answer of Nexie on. The audit keeps what was before.")
            html.form(to: .page("/staff/roles/", role.id.text, "permissions"), csrf: csrf) { html in
                writeWish(to: &html)
                html.actions { html in
                    html.add(Button("Change the role", .primary, icon: .check))
                    html.add(ButtonLink("Leave it as it is", role.page, .quiet))
                }
            }
        }
    }

    private func writeWish(to html: inout HTML) {
        html.secret("wanted", found.wanted.listed.map(\.rawValue).joined(separator: " "))
        html.secret("was", role.mark)
    }
}

/// Writes what opens and what closes, each with so many people.
struct RoleEffectView: View {
    let effect: RoleEffect
    /// Those who may log in now.
    let people: Int
    /// Those who would have it once they may.
    let others: Int

    func write(to html: inout HTML) {
        if effect.isNothing { html.add(Notice(.info, "This changes nothing")) }
        write("This opens", effect.opened, .success, "can then", to: &html) { "\(RoleWords.people(people)) will \($0)" }
        write("This closes", effect.closed, .warning, "can then no longer", to: &html) {
            people == 0 ? "Nobody loses the right to \($0)" : "\(RoleWords.people(people)) can no longer \($0)"
        }
    }

    private func write(
        _ heading: String, _ steps: [RoleEffect.Step], _ tone: Tone, _ nexie: String, to html: inout HTML,
        words: (String) -> String
    ) {
        guard !steps.isEmpty else { return }
        html.card(heading) { html in
            html.tag("ul", .class("role-effect")) { html in
                for step in steps {
                    html.tag("li") { html in
                        html.tag("p") { html in
                            html.add(tone.icon)
                            html.tag("b", text: words(step.permission.wordedOfOthers))
                        }
                        html.tag("p", .class("quiet"), text: step.permission.explained)
                        if !step.offers.isEmpty {
                            html.tag(
                                "p", .class("quiet"),
                                text: "For them, Nexie \(nexie): " + step.offers.joined(separator: "; ") + ".")
                        }
                    }
                }
            }
            if others > 0 {
                html.tag(
                    "p", .class("quiet"),
                    text: "\(RoleWords.people(others)) more with this role may not log in now; it counts for them then."
                )
            }
        }
    }
}

/// Writes what another default changes for those without a role of their own.
struct DefaultRoleView: View {
    let found: WeighDefaultRole.Output
    let csrf: String

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Make \(found.role.name) the default",
                lead: "Nothing has changed yet. \(RoleWords.people(found.followers)) without a role of their own "
                    + "would have \(found.role.name) instead of \(found.before.name).",
                up: (text: found.role.name, link: found.role.page)))
        html.add(RoleEffectView(effect: found.effect, people: found.followers, others: 0))
        html.card("Make the change") { html in
            if found.evaluation == nil {
                html.tag("p", text: "The evaluation has not judged the rights of \(found.role.name) yet.")
            }
            html.add(RoleJudgedLine(run: found.evaluation))
            html.tag("p") { html in
                html.tag("a", .href(found.before.users), text: "Who has \(found.before.name) now")
            }
            html.tag("p", text: "It counts from the next page and the next answer of Nexie on.")
            html.form(to: .page("/staff/roles/", found.role.id.text, "default"), csrf: csrf) { html in
                html.secret("was", found.mark)
                html.actions { html in
                    html.add(Button("Make it the default", .primary, icon: .check))
                    html.add(ButtonLink("Leave it as it is", found.role.page, .quiet))
                }
            }
        }
    }
}
