import Store

extension ImportRecord.Ticket: ToolInput {
    /// The fields of a ticket.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("company", \.company, required: true, "The company"),
        .key("contact", \.contact, required: true, "Who asked; a contact of the company"),
        .number("number", \.number, Self.numbers, "The number that people use; the next free one when left out"),
        .text("subject", \.subject, max: 200, required: true, lines: .one, "One line"),
        .present("description", \.description, max: 20_000, "What the requester wrote first; may be empty"),
        .choice("state", \.state, required: true, "Where it stands"),
        .choice("priority", \.priority, "How pressing it is"),
        .instant("created_at", \.createdAt, "When it was opened"),
        .instant("updated_at", \.updatedAt, "When a client last saw it change"),
    ])
}

extension ImportRecord.TicketNote: ToolInput {
    /// The fields of a note.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .key("ticket", \.ticket, required: true, "The ticket"),
        .choice("author", \.author, required: true, "Who wrote it"),
        .key("author_contact", \.authorContact, required: false, "The contact who wrote it"),
        .text("author_name", \.authorName, max: 200, "The member of staff who wrote it"),
        .choice("visibility", \.visibility, required: true, "Who may read it"),
        .text("body", \.body, max: 20_000, required: true, lines: .many, "What it says"),
        .instant("created_at", \.createdAt, "When"),
    ])
}

extension ImportRecord.Article: ToolInput {
    /// The fields of an article.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .slug("slug", \.slug, "Its name in addresses"),
        .text("title", \.title, max: 200, required: true, "Its title"),
        .text("body", \.body, max: 200_000, required: true, lines: .many, "Markdown"),
        .choice("visibility", \.visibility, required: true, "Who may read it once published"),
        .choice("state", \.state, "Whether it is out"),
        .instant("updated_at", \.updatedAt, "When it was last changed"),
        .text("category", \.category, max: 100, "What it belongs to"),
    ])
}
