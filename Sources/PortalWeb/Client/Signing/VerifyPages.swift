import Access
import Foundation
import HTTPTypes
import Hummingbird
import Tools

/// The public pages on which whoever holds a certificate's code sees that its record still stands, and nothing more.
struct VerifyPages {
    let portal: Portal

    /// Characters of a code that are looked at at most.
    private static let longest = 100

    /// `GET /verify`, also as the form of this page sends it.
    func ask(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let code = try FormValues(query: request)["code"]
        return code.isEmpty ? page(nil, code: "") : try await look(code, context)
    }

    /// `GET /verify/{code}`
    func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let code = (context.parameters.get("code") ?? "").removingPercentEncoding ?? ""
        return try await look(code, context)
    }

    private func look(_ code: String, _ context: VisitorContext) async throws -> Response {
        let code = code.cut(to: Self.longest)
        let sight = try await portal.evidence.look(atCertificate: code, from: context.network)
        return page(sight, code: code)
    }

    private func page(_ sight: EvidenceSight?, code: String) -> Response {
        let view = VerifyView(sight: sight)
        var response = Response.page(
            portal.slimFrame("Verify a certificate").html { $0.add(view) }, status: view.status)
        // The address holds the code, so it goes nowhere from here.
        response.headers[.named("Referrer-Policy")] = "no-referrer"
        response.headers[.named("X-Robots-Tag")] = "noindex"
        if case .tooMany(let seconds) = sight { response.headers[.retryAfter] = String(seconds) }
        return response
    }
}

/// Writes what the holder of a code may know.
struct VerifyView: View {
    let sight: EvidenceSight?

    var status: HTTPResponse.Status {
        switch sight {
        case nil, .found: .ok
        case .unknown: .notFound
        case .tooMany: .tooManyRequests
        }
    }

    func write(to html: inout HTML) {
        html.tag("h1", text: "Verify a certificate")
        switch sight {
        case nil:
            html.tag(
                "p", text: "Type the code from a certificate. You see whether its record is still as it was written.")
        case .found(let record): write(record, to: &html)
        case .unknown:
            html.tag("p", .role("status"), text: "There is no record with this code. Look whether it is typed right.")
        case .tooMany(let seconds):
            let minutes = max(1, (seconds + 59) / 60)
            html.tag(
                "p", .role("status"), text: "Too many codes from your network. Wait \(minutes) minutes and try again.")
        }
        writeForm(to: &html)
    }

    private func write(_ record: EvidenceSight.Record, to html: inout HTML) {
        let words = record.isUnchanged ? "This record is unchanged." : "This record is NOT as it was written."
        html.add(
            Notice(
                record.isUnchanged ? .success : .danger, words,
                text: record.isUnchanged
                    ? "The record, its document and everything that was recorded after it are as they were written."
                    : "The record, its document or something that was recorded after it was changed. Do not rely on it."
            ))
        html.add(
            Facts(
                [
                    .init("Record", String(record.record)),
                    .init(
                        "What it records", record.isDeclined ? "The document was declined" : "The document was signed"),
                    .init(record.isDeclined ? "Declined" : "Signed", record.signedAt),
                    .init("SHA-256 of the document") { $0.tag("code", .class("hash"), text: record.documentHash) },
                ], areLong: true))
        html.tag(
            "p", .class("quiet"),
            text: "This page tells nothing else. Compare the SHA-256 with that of the document in your hands.")
    }

    private func writeForm(to html: inout HTML) {
        html.tag("form", .class("form"), .method("get"), .action(.page("/verify"))) { html in
            html.add(Field("code", "Code of the certificate", required: true, limit: 60))
            html.actions { $0.add(Button("Verify", sight == nil ? .primary : .plain)) }
        }
    }
}
