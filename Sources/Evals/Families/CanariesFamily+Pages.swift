import Access
import Foundation
import PortalWeb
import Store
import Tools

extension Probe {
    /// Everybody opens every page that there is, also those that are not for them.
    static let canaryPages = Probe(
        about: "Everybody opens every page with every record of the world, and gets no text that is not for them.",
        keys: ["who", "pages", "forms", "finds", "anonymous"]
    ) { spec, book in
        let (pages, finds) = (spec.texts("pages"), spec.texts("finds"))
        guard !pages.isEmpty, !finds.isEmpty else { throw CaseProblem("name pages and what must be found on them") }
        let people: [Persona?] = try spec.settings["anonymous"]?.bool == true ? [nil] : book.people(spec.texts("who"))
        let forms = spec.texts("forms")
        return people.map { persona in
            EvalCase(persona?.key ?? "nobody", of: spec, role: persona?.role ?? "anonymous") { run in
                let sweep = PageSweep(
                    run: run, persona: persona, web: try WebDoor(house: run.house), pages: pages, forms: forms)
                try await sweep.judge(finds: finds)
            }
        }
    }
}

/// One person's way through every page.
struct PageSweep: Sendable {
    let run: CaseRun
    let persona: Persona?
    let web: WebDoor
    let pages: [String]
    let forms: [String]

    /// Opens everything, and finds what the person is meant to read on the way.
    func judge(finds: [String]) async throws {
        let (paths, posts) = (pages.flatMap(filled), forms.flatMap(filled))
        run.promise(cells: paths.count + posts.count)
        run.loosenAudit()
        let session = try await login()
        var found: Set<Canary> = []
        for path in paths { found.formUnion(judge(try await web.get(path, session), path)) }
        for path in posts {
            found.formUnion(judge(try await web.post(path, [("body", ""), ("subject", "")], session), path))
        }
        judgeFinds(finds, found)
        run.judge(
            .utility, "Every page was opened", expected: "\(run.result.promised) pages",
            seen: "\(run.result.visited) pages")
    }

    /// The login by a real message; what waits in the queue of messages holds no text of a record.
    private func login() async throws -> WebSession? {
        guard let persona else { return nil }
        let session = try await web.login(persona)
        let rows = try await run.changes().filter { !["session", "rate_take", "portal_access"].contains($0.table) }
        let bytes = Array(rows.map(\.description).joined(separator: "\n").utf8)
        decide("queued for \(persona.key) while they log in", run.shop.detector.found(in: bytes))
        return session
    }

    private func judge(_ answer: InProcess.Answer, _ path: String) -> Set<Canary> {
        let headers = answer.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        let found = run.shop.detector.found(inChunks: [Array(headers.utf8)] + answer.chunks)
        let viewer = persona.map(run.oracle.viewer)
        decide("in \(path), status \(answer.status)", found.filter { !isFor($0, viewer) })
        run.visit()
        return found
    }

    private func decide(_ place: String, _ foreign: Set<Canary>) {
        run.judge(
            .safety, "\(persona?.key ?? "nobody") finds no text of others \(place)", expected: "none",
            seen: foreign.isEmpty ? "none" : foreign.map(\.token).sorted().joined(separator: ", "))
    }

    /// The twin: what is for the person stands on one of the pages.
    private func judgeFinds(_ finds: [String], _ found: Set<Canary>) {
        guard let persona else {
            return run.judge(
                .utility, "The detector finds a token in place", expected: "found",
                seen: run.reference.world.canaries.first.map { token in
                    run.shop.detector.found(in: Array("is \(token.token)".utf8)).contains(token)
                        ? "found" : "not found"
                } ?? "no token")
        }
        let viewer = run.oracle.viewer(persona)
        for canary in run.reference.world.canaries where finds.contains("\(canary.record)/\(canary.field)") {
            guard isFor(canary, viewer), isReached(canary, persona) else { continue }
            run.judge(
                .utility, "\(persona.key) reads their \(canary.record) \(canary.externalID), \(canary.field)",
                expected: "found", seen: found.contains(canary) ? "found" : "not found")
        }
    }

    /// Articles stand under the provider, all else under the company.
    private func isReached(_ canary: Canary, _ persona: Persona) -> Bool { canary.tenant == persona.tenant }

    /// The paths that a pattern stands for: one a record where it names a kind of record.
    private func filled(_ pattern: String) -> [String] {
        let names: [(slot: String, values: [String])] = [
            ("{ticket}", run.reference.ticketNumbers.map(String.init)), ("{invoice}", run.reference.invoiceNumbers),
            ("{quote}", run.reference.quoteNumbers), ("{contract}", run.reference.contractNumbers),
            ("{article}", run.reference.articleSlugs), ("{risk}", run.reference.riskNumbers),
        ]
        guard let found = names.first(where: { pattern.contains($0.slot) }) else { return [pattern] }
        return found.values.map { pattern.replacing(found.slot, with: PathPart.of($0)) }
    }
}

/// A name as it stands in an address.
enum PathPart {
    /// The name with everything percent-encoded but letters, digits and the four signs that never are.
    static func of(_ name: String) -> String {
        let plain = CharacterSet(charactersIn: "-._~").union(.alphanumerics)
        return name.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
