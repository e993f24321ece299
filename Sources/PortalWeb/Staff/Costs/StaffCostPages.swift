import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Tools

/// The page on which staff see what Nexie costs and what clients think of it, and the same as a file.
struct StaffCostPages {
    let portal: Portal

    /// `GET /staff/nexie`
    func show(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found: NexieCosts.Output
        do {
            found = try await portal.runtime.perform(NexieCosts.self, input(request), as: context.staff)
        } catch StaffRefusal.invalid {
            throw PageProblem.notFound
        }
        let view = StaffCostsView(
            found: found, model: CostsModel(found.month, found.lines),
            clock: ReaderClock(timeZone: context.staff.person.timeZone), pricesDated: portal.care?.pricesDated,
            tabs: portal.nexieTabs(at: .costs, for: context))
        return .page(portal.staffFrame("Nexie", at: .nexie, for: context).html { $0.add(view) })
    }

    /// `GET /staff/nexie.csv`
    func export(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found: ExportCosts.Output
        do {
            found = try await portal.runtime.perform(ExportCosts.self, input(request), as: context.staff)
        } catch StaffRefusal.invalid {
            throw PageProblem.notFound
        }
        var file = CSVText([
            "Day", "Company", "Model", "Messages", "Tokens read", "Tokens written", "Tokens from cache",
            "Tokens to cache", "US dollars", "Uses without a known price",
        ])
        for line in found.lines {
            let used = line.used
            file.add([
                .date(line.day), .text(line.companyName), .text(line.model), .number(used.messages),
                .number(used.input), .number(used.output), .number(used.cacheRead), .number(used.cacheWrite),
                .decimal(String(Amounts.dollars(used.microDollars).dropFirst())), .number(used.unpriced),
            ])
        }
        for line in found.previews {
            let used = line.used
            file.add([
                .date(line.day), .text("Previews by staff: \(line.staffName)"), .text(line.model),
                .number(used.messages), .number(used.input), .number(used.output), .number(used.cacheRead),
                .number(used.cacheWrite), .decimal(String(Amounts.dollars(used.microDollars).dropFirst())),
                .number(used.unpriced),
            ])
        }
        if found.isCut {
            file.add([.text("This file ends after \(NexieCosts.mostLines) rows and there are more.")])
        }
        return .file(file, named: "nexie-\(CostsModel.name(of: found.month.first))")
    }

    /// `GET /staff/nexie/searches.csv`
    func exportSearches(_ request: Request, _ context: StaffContext) async throws -> Response {
        let found = try await portal.runtime.perform(ExportSearches.self, NoInput(), as: context.staff)
        let clock = ReaderClock(timeZone: context.staff.person.timeZone)
        var file = CSVText(["Words", "Times", "Last"])
        for search in found {
            file.add([.text(search.words), .number(Int64(search.times)), .date(clock.day(of: search.lastAt))])
        }
        return .file(file, named: "nexie-searches-\(clock.day(of: portal.runtime.now))")
    }

    private func input(_ request: Request) throws -> NexieCosts.Input {
        let month = try FormValues(query: request)["month"]
        guard month.isEmpty || CalendarDate(month + "-01") != nil else { throw PageProblem.notFound }
        return NexieCosts.Input(month: month)
    }
}

extension Response {
    /// A table that a browser saves under a name of ours.
    static func file(_ file: CSVText, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"\(name).csv\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }
}
