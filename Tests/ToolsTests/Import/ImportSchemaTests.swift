import Foundation
import Store
import TestSupport
import Testing

@testable import Tools

/// The published schema, held against the declarations that files are really read by.
@Suite struct ImportSchemaTests {
    private static let file = URL(filePath: TestHouse.worldFolder + "/../../docs/schema/import.schema.json")

    private func published() throws -> JSONValue {
        let limits = StrictJSON.Limits(bytes: 1 << 20, depth: 16, text: 10_000, members: 1000)
        return try StrictJSON.parse(Array(try Data(contentsOf: Self.file)), limits: limits)
    }

    @Test(arguments: ImportKind.allCases)
    func `the published schema has the fields that are read, and no others`(kind: ImportKind) throws {
        let definition = try #require(published()["$defs"]?[kind.rawValue])
        let names = Set(try #require(definition["properties"]?.object).keys)
        #expect(names == Set(kind.fields.map(\.name) + ["type"]))
        #expect(definition["properties"]?["type"]?["const"]?.string == kind.rawValue)
        #expect(definition["additionalProperties"]?.bool == false)
    }

    @Test(arguments: ImportKind.allCases)
    func `the published schema requires what is required`(kind: ImportKind) throws {
        let definition = try #require(published()["$defs"]?[kind.rawValue])
        let required = Set(try #require(definition["required"]?.array).compactMap(\.string))
        #expect(required == Set(kind.required + ["type"]))
    }

    @Test(arguments: ImportKind.allCases)
    func `the published schema has the words and lengths that are held`(kind: ImportKind) throws {
        let schema = try published()
        for (name, rule) in kind.fields {
            let told = try #require(schema.resolved(schema["$defs"]?[kind.rawValue]?["properties"]?[name]))
            for key in ["enum", "maxLength", "default"] where rule[key] != nil {
                #expect(told[key] == rule[key], "\(name) \(key)")
            }
        }
    }

    @Test func `the published schema has every kind, and each part of an invoice or a quote`() throws {
        let schema = try published()
        let kinds = try #require(schema["oneOf"]?.array).compactMap { $0["$ref"]?.string }
        #expect(kinds == ImportKind.allCases.map { "#/$defs/\($0.rawValue)" })
        let parts: [(String, [(name: String, isRequired: Bool)])] = [
            ("invoice_line", ImportRecord.InvoiceLine.form.fields.map { ($0.name, $0.required) }),
            ("quote_section", ImportRecord.QuoteSection.form.fields.map { ($0.name, $0.required) }),
            ("quote_line", ImportRecord.QuoteLine.form.fields.map { ($0.name, $0.required) }),
        ]
        for (name, fields) in parts {
            let part = try #require(schema["$defs"]?[name])
            #expect(Set(try #require(part["properties"]?.object).keys) == Set(fields.map(\.name)))
            let required = Set(try #require(part["required"]?.array).compactMap(\.string))
            #expect(required == Set(fields.filter(\.isRequired).map(\.name)))
        }
    }
}

extension JSONValue {
    /// The definition itself, or the one that it refers to.
    fileprivate func resolved(_ definition: JSONValue?) -> JSONValue? {
        guard let name = definition?["$ref"]?.string?.split(separator: "/").last else { return definition }
        return self["$defs"]?[String(name)]
    }
}

extension ImportKind {
    /// The fields that must be given.
    fileprivate var required: [String] {
        switch self {
        case .company: ImportRecord.Company.form.fields.filter(\.required).map(\.name)
        case .contact: ImportRecord.Contact.form.fields.filter(\.required).map(\.name)
        case .ticket: ImportRecord.Ticket.form.fields.filter(\.required).map(\.name)
        case .ticketNote: ImportRecord.TicketNote.form.fields.filter(\.required).map(\.name)
        case .invoice: ImportRecord.Invoice.form.fields.filter(\.required).map(\.name)
        case .payment: ImportRecord.Payment.form.fields.filter(\.required).map(\.name)
        case .quote: ImportRecord.Quote.form.fields.filter(\.required).map(\.name)
        case .contract: ImportRecord.Contract.form.fields.filter(\.required).map(\.name)
        case .article: ImportRecord.Article.form.fields.filter(\.required).map(\.name)
        case .risk: ImportRecord.Risk.form.fields.filter(\.required).map(\.name)
        }
    }
}
