/// The head of an invoice on paper: who sends it, to whom, and its dates.
struct InvoiceLetterhead: View {
    let model: InvoiceModel

    func write(to html: inout HTML) {
        html.add(
            LetterheadView(
                letterhead: model.letterhead, recipient: "Billed to",
                facts: [
                    .init("Invoice", model.number), .init("Issued") { $0.add(Day(model.issuedOn)) },
                    .init("Due") { $0.add(Day(model.dueOn)) },
                ]))
    }
}
