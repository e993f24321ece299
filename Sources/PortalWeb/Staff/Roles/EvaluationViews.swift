import Access
import Tools

/// Writes the last runs, and the button for another.
struct EvaluationListView: View {
    let found: ListEvaluations.Output
    let mayRun: Bool
    let csrf: String
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Evals",
                lead: "The evaluation plays people of every role in an invented world, tries what a hostile model "
                    + "could try, and counts what came out otherwise than it should. No language model and no "
                    + "client's record is in it."))
        if !found.canEvaluate {
            html.add(Notice(.info, "This installation can't judge roles"))
        } else if mayRun {
            html.card("Judge your roles as they are") { html in
                if let run = found.underWay {
                    html.tag("p", text: "They are being judged. Another run can be asked for when this one is over.")
                    return html.actions { $0.add(ButtonLink("Look at the run", run.page, .plain, icon: .shield)) }
                }
                html.tag("p", text: "It takes some minutes, beside the portal, one run at a time.")
                html.actions { html in
                    let place = Link.page("/staff/evals")
                    html.add(PostButton("Run it now", .primary, icon: .shield, action: place, csrf: csrf))
                }
            }
        }
        guard !found.runs.isEmpty else {
            return html.add(
                EmptyState(.shield, "Nothing was judged yet", text: "Reports of runs stand here, the last 20 of them."))
        }
        html.add(Table("Runs", rows: found.runs, columns: columns))
    }

    private var columns: [Table<RoleEvaluation>.Column] {
        [
            .title("Asked for") { run, html in
                html.tag("a", .href(run.page)) { $0.add(Moment(run.askedAt, clock, now: now)) }
            },
            .text("Verdict") { run, html in html.add(run.badge) },
            .text("Roles") { run, html in html.text(run.roleNames) },
            .number("Decisions") { run, html in html.text(run.state.hasReport ? String(run.finding.decisions) : "–") },
            .number("Seconds") { run, html in html.text(run.seconds) },
            .quiet("By") { run, html in html.text(run.askedBy) },
        ]
    }
}

/// Writes one run.
struct EvaluationView: View {
    let run: RoleEvaluation
    let clock: ReaderClock
    /// The change that it judges; nil when it judges all roles, or the change can't be asked for any more.
    var proposal: Link?

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Evaluation", lead: clock.worded(run.askedAt) + ", asked for by \(run.askedBy)",
                up: (text: "Evals", link: .page("/staff/evals")), badge: run.badge))
        html.card("Verdict") { html in
            html.add(RoleVerdictView(run: run, canEvaluate: true, clock: clock, again: run.page, isOwnPage: true))
            if let proposal {
                html.actions { $0.add(ButtonLink("Go to the proposed change", proposal, .plain, icon: .arrowRight)) }
            }
        }
        if !run.finding.problems.isEmpty {
            html.card("What came out otherwise") { html in
                html.tag("ul") { html in
                    for problem in run.finding.problems { html.tag("li", text: problem) }
                }
            }
        }
        guard run.state.hasReport else { return }
        if !run.finding.families.isEmpty {
            html.card("What was tried") { html in
                html.add(
                    Table(
                        "Families of cases", rows: run.finding.families,
                        columns: [
                            .title("Family") { family, html in html.text(family.name) },
                            .number("Decisions") { family, html in html.text(String(family.decisions)) },
                            .number("Not as it should") { family, html in html.text(String(family.wrong)) },
                        ]))
            }
        }
        html.card("Take it along") { html in
            html.tag("p", text: "Every decision with its case; the page works without a network.")
            html.actions { html in
                html.add(ButtonLink("As a page", .page("/staff/evals/", run.id.text, "report.html"), .plain))
                html.add(ButtonLink("For a program (JSON)", .page("/staff/evals/", run.id.text, "report.json"), .plain))
            }
        }
    }
}

/// Writes how far a run has come and what it found, in sentences.
struct RoleVerdictView: View {
    let run: RoleEvaluation?
    let canEvaluate: Bool
    let clock: ReaderClock
    let again: Link
    var isOwnPage = false

    func write(to html: inout HTML) {
        guard canEvaluate else {
            return html.add(
                Notice(.info, "This installation can't judge roles", text: "So their rights stay as they are."))
        }
        guard let run else {
            return html.tag("p", text: "These rights were not judged yet, or by another version of the program.")
        }
        html.tag("p") { html in
            if !isOwnPage { html.add(run.badge) }
            html.text(" " + run.sentence)
        }
        if run.state.isOver {
            html.tag("p", .class("quiet"), text: run.breadth)
            if !isOwnPage { html.actions { $0.add(ButtonLink("Read the report", run.page, .plain)) } }
        } else {
            html.tag("p", .class("quiet"), text: "This page looks again by itself every 20 seconds.")
            html.actions { $0.add(ButtonLink("Look again", again, .plain, icon: .turn)) }
        }
    }
}

/// Writes in a line what the evaluation said of exactly these rights; nothing where they were not judged.
struct RoleJudgedLine: View {
    let run: RoleEvaluation?

    func write(to html: inout HTML) {
        guard let run else { return }
        html.tag("p") { html in
            html.add(run.badge)
            html.text(" These rights were given to the evaluation. ")
            html.tag("a", .href(run.page), text: "Read what it says")
        }
    }
}

extension RoleEvaluation {
    /// The run's own page.
    var page: Link { .page("/staff/evals/", id.text) }

    /// The roles that were judged.
    var roleNames: String {
        let names = RolesFile.names(in: roles)
        return judged.isEmpty ? names.joined(separator: ", ") : (names.first ?? "") + " (proposed)"
    }

    /// How long the cases took.
    var seconds: String { state.hasReport ? String((finding.milliseconds + 500) / 1000) : "–" }

    /// The state in a word.
    var badge: Badge {
        switch state {
        case .waiting: Badge("Waits", tone: .info, icon: .clock)
        case .running: Badge("Runs", tone: .info)
        case .passed: Badge("Passed", tone: .success)
        case .failed: Badge("Failed", tone: .danger)
        case .error: Badge("Not decided", tone: .warning)
        case .broken: Badge("Broken", tone: .warning)
        case .stopped: Badge("Stopped", tone: .neutral, icon: .minus)
        }
    }

    /// The state in a sentence.
    var sentence: String {
        switch state {
        case .waiting: "It waits for its turn: one run at a time."
        case .running: "It runs now, and takes some minutes."
        case .passed: "All \(finding.decisions) decisions came out as they should, in \(seconds) seconds."
        case .failed: "\(finding.failed) of \(finding.decisions) decisions came out otherwise than they should."
        case .error: "\(finding.undecided) of \(finding.decisions) decisions could not be made, so nothing is proved."
        case .broken: finding.note.isEmpty ? "The evaluation failed its own checks, so nothing counts." : finding.note
        case .stopped: "The portal ended before it did. Ask again."
        }
    }

    /// What was judged, and what was left out.
    var breadth: String {
        let which =
            judged.isEmpty
            ? "Judged were your roles as they were then, by people who hold them, in every family of cases."
            : "Judged was the proposed role, by people who hold it, in every family of cases."
        return which + " Left out are the cases that are written for the starting roles alone, so the report says "
            + "that it is not complete."
            + (isOfThisProgram ? "" : " Another version of the program serves now.")
    }
}

extension RoleEvaluation.State {
    /// Whether a report was written.
    var hasReport: Bool {
        switch self {
        case .passed, .failed, .error: true
        case .waiting, .running, .broken, .stopped: false
        }
    }
}
