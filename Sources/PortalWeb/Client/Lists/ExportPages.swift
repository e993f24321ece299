import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Tools

/// The lists as files that a person takes along, with the filters of the list that they come from.
struct ExportPages {
    let portal: Portal

    /// `GET /portal/invoices.csv`
    func invoices(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = InvoiceListQuery(try FormValues(query: request))
        var input = ExportInvoices.Input()
        (input.status, input.search, input.sort) = (query.filter, query.words, query.sort)
        let found = try await portal.runtime.call(ExportInvoices.self, input, as: context.principal)
        var file = CSVText(["Number", "Status", "Issued", "Due", "Currency", "Total", "Balance"])
        for row in found.invoices {
            file.add([
                .text(row.number), .text(row.standing.rawValue), .date(row.issuedOn), .date(row.dueOn),
                .text(row.total.currency.code), .amount(row.total), .amount(row.balance),
            ])
        }
        if found.isCut { file.add([.text(Self.cut(at: ExportInvoices.most))]) }
        return answer(file, named: "invoices", context)
    }

    /// `GET /portal/tickets.csv`
    func tickets(_ request: Request, _ context: MemberContext) async throws -> Response {
        let query = TicketListQuery(try FormValues(query: request))
        var input = ExportTickets.Input()
        (input.status, input.search, input.sort) = (query.status, query.words, query.sort)
        let found = try await portal.runtime.call(ExportTickets.self, input, as: context.principal)
        let clock = portal.reader(for: context).clock
        var file = CSVText(["Number", "Subject", "Status", "Priority", "Opened by", "Opened", "Last change"])
        for row in found.tickets {
            file.add([
                .number(row.number), .text(row.subject), .text(row.state.rawValue), .text(row.priority.rawValue),
                .text(row.requester), .date(clock.day(of: row.createdAt)), .date(clock.day(of: row.updatedAt)),
            ])
        }
        if found.isCut { file.add([.text(Self.cut(at: ExportTickets.most))]) }
        return answer(file, named: "tickets", context)
    }

    private static func cut(at most: Int) -> String {
        "This file ends after \(most) rows and there are more. Narrow the list down and download again."
    }

    private func answer(_ file: CSVText, named name: String, _ context: MemberContext) -> Response {
        let day = portal.runtime.today(for: context.principal)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"\(name)-\(day).csv\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
