import Access
import Hummingbird
import Tools

/// The page on which staff see what Nexie had no answer to, and the same as a file.
struct StaffQuestionPages {
    let portal: Portal

    /// `GET /staff/nexie/questions`
    func list(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = ListUnanswered.Input()
        input.days = TalkDays(try FormValues(query: request))
        let typed = input.days
        var problems: InputProblems?
        let found: ListUnanswered.Output
        do {
            found = try await portal.runtime.perform(ListUnanswered.self, input, as: context.staff)
        } catch StaffRefusal.invalid(let wrong) {
            problems = wrong
            found = try await portal.runtime.perform(ListUnanswered.self, .init(), as: context.staff)
        }
        var page = portal.staffFrame("Questions without an answer", at: .nexie, for: context)
        if problems != nil {
            page.notices = [Notice(.danger, "These are the last 30 days", text: "Look at what is marked below.")]
        }
        let view = StaffQuestionsView(
            found: found, typed: typed, problems: problems, tabs: portal.nexieTabs(at: .questions, for: context),
            clock: ReaderClock(timeZone: context.staff.person.timeZone), now: portal.runtime.now)
        return .page(page.html { $0.add(view) }, status: problems == nil ? .ok : .unprocessableContent)
    }

    /// `GET /staff/nexie/questions.csv`
    func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        var input = ListUnanswered.Input()
        input.days = TalkDays(try FormValues(query: request))
        let found: ListUnanswered.Output
        do {
            found = try await portal.runtime.perform(ExportUnanswered.self, input, as: context.staff)
        } catch StaffRefusal.invalid {
            throw PageProblem.notFound
        }
        let clock = ReaderClock(timeZone: context.staff.person.timeZone)
        var file = CSVText(["Question", "Times", "Companies", "Last", "Why", "Last conversation"])
        for question in found.questions {
            file.add([
                .text(question.words), .number(Int64(question.times)), .number(Int64(question.companies)),
                .date(clock.day(of: question.lastAt)),
                .text(question.lacks.map(\.worded).joined(separator: "; ")), .text(question.conversation.text),
            ])
        }
        if found.isCut { file.add([.text("There are more than this file counts.")]) }
        return .file(file, named: "nexie-questions-\(found.from)-\(found.through)")
    }
}

/// Writes the questions without an answer, and what was searched for in vain.
struct StaffQuestionsView: View {
    let found: ListUnanswered.Output
    let typed: TalkDays
    let problems: InputProblems?
    let tabs: Tabs?
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Questions without an answer",
                lead: "From \(found.from.worded) to \(found.through.worded), most often first."))
        html.add(tabs)
        html.tag(
            "form", .class("form", "staff-filter"), .role("search"), .method("get"),
            .action(.page("/staff/nexie/questions"))
        ) { html in
            html.add(DayFields(days: typed, problems: problems))
            html.actions { $0.add(Button("Show", .plain, icon: .search)) }
        }
        html.card("What counts") { html in
            html.tag(
                "p",
                text:
                    "A question counts when the model refused it, the answer broke off, the guide did not understand it, "
                    + "every tool that was asked refused or failed, or articles were searched and none was found. That is "
                    + "what was kept of the answer; its words are not judged. Questions that differ in capitals and accents "
                    + "alone are one. Deleted conversations are not counted.")
        }
        writeQuestions(to: &html)
        writeSearches(to: &html)
    }

    private func writeQuestions(to html: inout HTML) {
        guard !found.questions.isEmpty else {
            return html.add(
                EmptyState(.check, "Every question has an answer", text: "Nothing was left open in these days."))
        }
        let values: KeyValuePairs<StaticString, String?> = [
            "from": found.from.description, "through": found.through.description,
        ]
        html.actions { html in
            html.add(ButtonLink("Download as CSV", .page("/staff/nexie/questions.csv", query: values), .quiet))
        }
        if found.isCut {
            html.add(Notice(.warning, "There are more than are counted here", text: "Choose fewer days."))
        }
        html.add(
            Table(
                "Questions without an answer", rows: found.questions,
                columns: [
                    .title("Question") { question, html in
                        html.tag(
                            "a", .href(.page("/staff/nexie/conversations/", question.conversation.text)),
                            text: question.words.isEmpty ? "A question" : question.words)
                    },
                    .number("Times") { question, html in html.text(String(question.times)) },
                    .number("Companies") { question, html in html.text(String(question.companies)) },
                    .text("Why") { question, html in
                        html.text(question.lacks.map(\.worded).joined(separator: "; "))
                    },
                    .quiet("Last") { question, html in html.add(Moment(question.lastAt, clock, now: now, isBrief: true))
                    },
                ]))
    }

    private func writeSearches(to html: inout HTML) {
        html.card("Searched for in vain") { html in
            html.tag(
                "p", .class("quiet"),
                text: "Words for which no article was found, whenever it was; by whom is not kept.")
            guard !found.searches.isEmpty else {
                return html.tag("p", text: "Nothing was searched for in vain.")
            }
            html.actions { html in
                html.add(ButtonLink("Download as CSV", .page("/staff/nexie/searches.csv"), .quiet))
            }
            html.add(
                Table(
                    "Searched for in vain", rows: found.searches,
                    columns: [
                        .title("Words") { search, html in html.text(search.words) },
                        .number("Times") { search, html in html.text(String(search.times)) },
                        .quiet("Last") { search, html in html.text(clock.day(of: search.lastAt).worded) },
                    ]))
        }
    }
}
