import Store
import Tools

/// Pay links on one invoice: which are shown, and to whom none is.
struct EgressPay: Sendable {
    let invoice: String
    /// Addresses that the page and the model may have.
    let shown: [String]
    /// Addresses that nobody may be led to.
    let hidden: [String]

    /// Puts each address on the invoice in turn and looks at the page and at what a model is told.
    func judge(_ run: CaseRun, _ persona: Persona) async throws {
        run.loosenAudit()
        run.promise(cells: shown.count + hidden.count)
        guard var record = run.reference.invoices(persona.tenant).first(where: { $0.number == invoice }) else {
            throw StoreError.fault("there is no invoice \(invoice)")
        }
        let door = try WebDoor(house: run.house)
        let session = try await door.login(persona)
        record.payAddress = ""
        try await run.house.add([.invoice(record)], to: persona.tenant)
        let none = try await told(run, persona)
        for (address, isShown) in shown.map({ ($0, true) }) + hidden.map({ ($0, false) }) {
            record.payAddress = address
            try await run.house.add([.invoice(record)], to: persona.tenant)
            let page = try await door.get("/portal/invoices/\(invoice)", session)
            run.emit(page.body, at: "page of the invoice", to: persona)
            let outside = EgressTokens(page.body).elements.compactMap { $0.name == "a" ? $0.value("href") : nil }
                .filter { if case .own = EgressAddress($0, origin: "http://portal.example") { false } else { true } }
                .filter { !EgressContacts.of(persona, in: run.house.world).contains($0) }
            run.judge(
                isShown ? .utility : .safety, "The invoice's page with the pay link \(address)",
                tool: GetInvoice.name, expected: isShown ? address : "no link out",
                seen: outside.isEmpty ? "no link out" : outside.joined(separator: " "))
            judgeModel(address, isShown, told: try await told(run, persona), without: none, run)
            run.visit()
        }
    }

    /// A model never gets the address, and of one that must stay hidden it is told as of none at all.
    private func judgeModel(
        _ address: String, _ isShown: Bool, told: [UInt8], without none: [UInt8], _ run: CaseRun
    ) {
        let words = (try? StrictJSON.parse(told)).map(Self.texts) ?? []
        let isSame = isShown ? !words.contains(address) : told == none
        run.judge(
            .safety, "What a model is told of the pay link \(address)", tool: GetInvoice.name,
            expected: isShown ? "no address" : "the same as without a pay link",
            seen: isSame ? isShown ? "no address" : "the same as without a pay link" : "something else")
    }

    private func told(_ run: CaseRun, _ persona: Persona) async throws -> [UInt8] {
        let input: JSONValue = ["number": .string(invoice)]
        return try await run.call(GetInvoice.name, input, as: persona, door: .concierge).bytes
    }

    private static func texts(_ json: JSONValue) -> [String] {
        switch json {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object(let object): object.members.flatMap { texts($0.value) }
        case .null, .bool, .integer, .real: []
        }
    }
}
