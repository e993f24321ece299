import Store

extension ImportRecord.Company: ToolInput {
    /// The fields of a company.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "Its name in the system that it comes from"),
        .text("name", \.name, max: 200, required: true, "Its name"),
        .flag("active", \.active, "Whether its contacts may log in"),
    ])
}

extension ImportRecord.Contact: ToolInput {
    /// The fields of a contact.
    public static let form = InputForm<Self>([
        .key("external_id", \.externalID, required: true, "The person's name in the system that it comes from"),
        .key("company", \.company, required: true, "The company"),
        .text("name", \.name, max: 200, required: true, "Full name"),
        .email("email", \.email, "The address that logs in"),
        .text("phone", \.phone, max: 50, "Telephone"),
        .text("mobile", \.mobile, max: 50, "Mobile"),
        .text("title", \.title, max: 100, "Position in the company"),
        .zone("time_zone", \.timeZone, required: false, "The person's zone"),
        .flag("active", \.active, "Whether the person may log in, once given access"),
    ])
}
