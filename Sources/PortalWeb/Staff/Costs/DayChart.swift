import Access

/// A bar for each day, drawn on the server; the numbers stand in a table beside it, for whoever can't see bars.
struct DayChart: View {
    /// One bar.
    struct Bar {
        let day: CalendarDate
        let amount: Int64
        /// The amount in words.
        let worded: String
    }

    let label: String
    let bars: [Bar]

    /// Units of the picture: a day's width, the gap in it, and the height.
    private static let (step, gap, height) = (20, 4, 200)

    private var most: Int64 { bars.map(\.amount).max() ?? 0 }

    func write(to html: inout HTML) {
        guard let first = bars.first, let last = bars.last, most > 0 else { return }
        let highest = bars.max { $0.amount < $1.amount }
        html.tag("figure", .class("day-chart")) { html in
            html.tag("figcaption") { html in
                html.tag("b", text: label)
                if let highest {
                    html.tag("span", text: " most on \(highest.day.wordedWithoutYear): \(highest.worded)")
                }
            }
            let width = bars.count * Self.step
            html.tag(
                "svg", .viewBox(width: width, height: Self.height), .stretched, .role("img"),
                .aria("label", label + ", a bar for each day; the numbers stand in the table below")
            ) { html in
                for (place, bar) in bars.enumerated() where bar.amount > 0 { write(bar, at: place, to: &html) }
            }
            html.tag("p", .class("day-chart-days")) { html in
                html.tag("span", text: first.day.wordedWithoutYear)
                if bars.count > 1 { html.tag("span", text: last.day.wordedWithoutYear) }
            }
        }
    }

    private func write(_ bar: Bar, at place: Int, to html: inout HTML) {
        // Something that was used is never drawn as nothing.
        let share = Double(bar.amount) / Double(max(most, 1))
        let tall = min(Self.height, max(2, Int(share * Double(Self.height))))
        let wide = Self.step - Self.gap
        html.tag(
            "path", .path("M\(place * Self.step + Self.gap / 2) \(Self.height)v-\(tall)h\(wide)v\(tall)z")
        ) { html in
            html.tag("title", text: "\(bar.day.wordedWithoutYear): \(bar.worded)")
        }
    }
}
