/// A small picture drawn in lines that take the colour of the text; always beside words, so hidden from screen readers.
enum Icon: String, Sendable, CaseIterable, View {
    case alert, arrowLeft, arrowRight, bell, book, chat, check, clock, contract, copy, cross, dot, external, home
    case invoice, lock, logout, mail, minus, paperclip, pencil, person, phone, plus, quote, ring, search, send, shield,
        spark
    case thumbDown, thumbUp, ticket, tool, turn

    func write(to html: inout HTML) {
        html.markup(#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">"#)
        if html.sharedIcons.contains(self) {
            html.tag("use", .href(.anchor(shared))) { _ in }
        } else {
            html.markup(drawing)
        }
        html.markup("</svg>")
    }

    /// The lines of the picture.
    fileprivate var drawing: StaticString { Self.drawings[self] ?? "" }

    /// What the picture is called where it is drawn once for all its places.
    fileprivate var shared: String { "icon-" + rawValue }

    /// The lines of every picture, on a square of 24.
    private static let drawings: [Icon: StaticString] = [
        .alert: #"<path d="M12 3.5 22 20.5H2Z"/><path d="M12 10v4.5M12 17.4v.1"/>"#,
        .arrowLeft: #"<path d="M20 12H5M11 5.5 4.5 12l6.5 6.5"/>"#,
        .arrowRight: #"<path d="M4 12h15M13 5.5l6.5 6.5-6.5 6.5"/>"#,
        .bell: #"<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15Z"/><path d="M10 21.5h4"/>"#,
        .book:
            #"""
        <path d="M12 6.5C9.5 4.6 6.5 4.2 3 4.5v14c3.5-.3 6.5.1 9 2 2.5-1.9 5.5-2.3
        9-2v-14c-3.5-.3-6.5.1-9 2Z"/>
        <path d="M12 6.5v14"/>
        """#,
        .chat:
            #"""
        <path d="M4 4.5h16v12h-9.5L6 20.5v-4H4Z"/>
        <path d="M8.5 10.5v.1M12 10.5v.1M15.5 10.5v.1"/>
        """#,
        .check: #"<path d="m4.5 12.5 5 5 10-11"/>"#,
        .clock: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.4 2"/>"#,
        .contract:
            #"""
        <path d="M6 3h8.5L19 7.5V21H6Z"/>
        <path d="M9 17c1.5-3 2.5-3 3 0 1-1.5 2-1.5 3.5 0M9 8h4"/>
        """#,
        .copy: #"<path d="M8.5 8.5h11v11h-11Z"/><path d="M15.5 8.5v-4h-11v11h4"/>"#,
        .cross: #"<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>"#,
        .dot: #"<circle cx="12" cy="12" r="4" fill="currentColor"/>"#,
        .external: #"<path d="M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9"/>"#,
        .home: #"<path d="m3 11.5 9-8 9 8"/><path d="M5.5 9.5V20.5h13V9.5M10 20.5v-6h4v6"/>"#,
        .invoice:
            #"""
        <path d="M5.5 3v18l2.2-1.5L9.8 21l2.2-1.5 2.2 1.5 2.1-1.5 2.2 1.5V3Z"/>
        <path d="M9 8h6M9 12h6"/>
        """#,
        .lock: #"<path d="M5.5 10.5h13v10h-13Z"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2"/>"#,
        .logout: #"<path d="M10 4H4.5v16H10M9.5 12H20M15.5 7.5 20 12l-4.5 4.5"/>"#,
        .mail: #"<path d="M3 5.5h18v13H3Z"/><path d="m3.5 6.5 8.5 7 8.5-7"/>"#,
        .minus: #"<path d="M5 12h14"/>"#,
        .paperclip:
            #"""
        <path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.5 17a1.7 1.7 0 0
        1-2.4-2.4L15 6.8"/>
        """#,
        .pencil: #"<path d="m4 20 1-5L16 4l4 4L9 19Z"/><path d="m13.5 6.5 4 4"/>"#,
        .person:
            #"""
        <circle cx="12" cy="8" r="4.3"/>
        <path d="M3.5 21c.8-4.6 4.2-6.3 8.5-6.3s7.7 1.7 8.5 6.3"/>
        """#,
        .phone:
            #"""
        <path d="M5 3.5h4l1.5 5L8 10.5a13 13 0 0 0 5.5 5.5l2-2.5 5 1.5v4c0 1-.9 1.7-1.9 1.6C11 20 4 13
        3.4 5.4 3.3 4.4 4 3.5 5 3.5Z"/>
        """#,
        .plus: #"<path d="M12 5v14M5 12h14"/>"#,
        .quote: #"<path d="M6 3h8.5L19 7.5V21H6Z"/><path d="M9 12h7M9 16h4M14 3v5h5"/>"#,
        .ring: #"<circle cx="12" cy="12" r="6"/>"#,
        .search: #"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#,
        .send: #"<path d="m3.5 11.5 17-8-6 17.5-3.5-7Z"/><path d="m11 14 9-10"/>"#,
        .shield:
            #"""
        <path d="M12 3c2.5 1.7 5 2.5 8 2.5C20 13 17.5 18 12 21 6.5 18 4 13 4 5.5 7 5.5 9.5 4.7 12 3Z"/>
        """#,
        .spark:
            #"""
        <path d="M12 2.5c.8 5.5 3.5 8.3 9 9.5-5.5 1.2-8.2 4-9 9.5-.8-5.5-3.5-8.3-9-9.5 5.5-1.2 8.2-4
        9-9.5Z"/>
        """#,
        .thumbDown:
            #"""
        <path d="M7 3.5v10H3.5v-10ZM7 13.5l4 7c1.8 0 2.6-1.2 2.3-3l-.6-3h5.6c1.5 0 2.4-1.3 2-2.7l-1.7-6.4c-.3-1.2-1.2-1.9-2.4-1.9H7"/>
        """#,
        .thumbUp:
            #"""
        <path d="M7 20.5v-10H3.5v10ZM7 10.5l4-7c1.8 0 2.6 1.2 2.3 3l-.6 3h5.6c1.5 0 2.4 1.3 2 2.7l-1.7 6.4c-.3 1.2-1.2 1.9-2.4 1.9H7"/>
        """#,
        .ticket:
            #"""
        <path d="M3 6h18v4a2 2 0 0 0 0 4v4H3v-4a2 2 0 0 0 0-4Z"/>
        <path d="M14.5 6v2M14.5 11v2M14.5 16v2"/>
        """#,
        .tool:
            #"""
        <path d="M14.5 9.5 20.5 4M20 9a5 5 0 0 1-6.7 4.7L7 20a2.1 2.1 0 0 1-3-3l6.3-6.3A5 5 0 0 1 15
        4l-1.5 4 2.5 2.5Z"/>
        """#,
        .turn: #"<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4L20 9.5"/><path d="M20 4.5v5h-5"/>"#,
    ]
}

/// Pictures that a part of a page has again and again, drawn once; ``HTML/sharing(_:_:)`` refers to them.
struct SharedIcons: View {
    let icons: [Icon]

    func write(to html: inout HTML) {
        html.tag("svg", .class("unseen"), .aria("hidden", "true")) { html in
            for icon in icons { html.tag("g", .id(icon.shared)) { $0.markup(icon.drawing) } }
        }
    }
}

extension HTML {
    /// Writes a part in which these pictures are drawn once, before it.
    mutating func sharing(_ icons: [Icon], _ content: (inout HTML) -> Void) {
        add(SharedIcons(icons: icons))
        sharedIcons = icons
        content(&self)
        sharedIcons = []
    }
}
