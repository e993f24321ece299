import Access
import Tools

/// Writes the list of conversations: filter, table, the way to older ones and to a file.
struct StaffTalkListView: View {
    let found: SearchConversations.Output
    let query: StaffTalkQuery
    let problems: InputProblems?
    let tabs: Tabs?
    let clock: ReaderClock
    let now: Instant

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Conversations",
                lead:
                    "What your clients and Nexie said to each other. They are private: each one that you open is written "
                    + "into the audit, with your name and the person's."))
        html.add(tabs)
        writeFilter(to: &html)
        guard problems == nil else { return }
        guard !found.talks.isEmpty else { return writeEmpty(to: &html) }
        html.actions { $0.add(ButtonLink("Download as CSV", query.csv, .quiet)) }
        html.add(Table("Conversations", rows: found.talks, columns: columns))
        writeWay(to: &html)
    }

    private func writeFilter(to html: inout HTML) {
        html.tag(
            "form", .class("form", "staff-filter"), .role("search"), .method("get"),
            .action(.page("/staff/nexie/conversations"))
        ) { html in
            html.add(
                Field(
                    "company", "Company",
                    .choice(
                        [.init(value: "", text: "All companies")]
                            + found.companies.map { .init(value: $0.id, text: $0.name) }),
                    value: query.input.company))
            html.add(Field("person", "Name or address", .line, value: query.input.person, limit: 200))
            html.add(DayFields(days: query.input.days, problems: problems))
            html.add(
                Field(
                    "only", "With",
                    .choice(
                        [.init(value: "", text: "Anything")]
                            + TalkOnly.allCases.map { .init(value: $0.rawValue, text: $0.worded) }),
                    value: query.input.only?.rawValue ?? ""))
            html.actions { html in
                html.add(Button("Show", .plain, icon: .search))
                if query.isNarrow { html.add(ButtonLink("Show all", .page("/staff/nexie/conversations"), .quiet)) }
            }
        }
    }

    private var columns: [Table<StaffTalk>.Column] {
        [
            .title("Conversation") { talk, html in
                html.tag(
                    "a", .href(.page("/staff/nexie/conversations/", talk.id.text)),
                    text: talk.title.isEmpty ? "A conversation" : talk.title)
            },
            .text("Company") { talk, html in html.text(talk.companyName) },
            .text("Person") { talk, html in
                html.tag("a", .href(.page("/staff/users/", talk.contact.text)), text: talk.contactName)
            },
            .number("Questions") { talk, html in html.text(String(talk.questions)) },
            .text("How it went") { talk, html in html.add(TalkBadges(talk: talk)) },
            .quiet("Last message") { talk, html in html.add(Moment(talk.updatedAt, clock, now: now, isBrief: true)) },
        ]
    }

    private func writeEmpty(to html: inout HTML) {
        if query.isNarrow {
            html.add(
                EmptyState(
                    .search, "Nothing fits", text: "Try other days, or fewer words.",
                    action: ButtonLink("Show all", .page("/staff/nexie/conversations"))))
        } else {
            html.add(
                EmptyState(.chat, "Nobody has asked Nexie yet", text: "What your clients ask stands here afterwards."))
        }
    }

    private func writeWay(to html: inout HTML) {
        html.tag("nav", .class("paging"), .aria("label", "Pages")) { html in
            html.tag("p", text: found.talks.count == 1 ? "One conversation" : "\(found.talks.count) conversations")
            html.actions { html in
                if !query.input.cursor.isEmpty {
                    html.add(ButtonLink("Newest", query.link(from: nil), .plain, icon: .arrowLeft))
                }
                if let next = found.nextCursor {
                    html.add(ButtonLink("Older", query.link(from: next), .plain, icon: .arrowRight))
                }
            }
        }
    }
}

/// The two days between which something is looked for.
struct DayFields: View {
    let days: TalkDays
    let problems: InputProblems?

    func write(to html: inout HTML) {
        html.add(
            Field("from", "From", .line, value: days.from, error: problems?.reason(for: "from"), limit: 10))
        html.add(
            Field("through", "Until", .line, value: days.through, error: problems?.reason(for: "through"), limit: 10))
    }
}

/// How a conversation went, as a row of signs.
struct TalkBadges: View {
    let talk: StaffTalk

    func write(to html: inout HTML) {
        if talk.refused > 0 { html.add(Badge(counted(talk.refused, "refused"), tone: .danger, icon: .lock)) }
        let rest = talk.unanswered - talk.refused
        if rest > 0 { html.add(Badge(counted(rest, "without an answer"), tone: .warning)) }
        if talk.bad > 0 { html.add(Badge(counted(talk.bad, "found bad"), tone: .warning, icon: .thumbDown)) }
        if talk.good > 0 { html.add(Badge(counted(talk.good, "found good"), tone: .success, icon: .thumbUp)) }
        if let ticket = talk.handedTo { html.add(Badge("Ticket \(ticket)", tone: .info, icon: .person)) }
    }

    private func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)" }
}
