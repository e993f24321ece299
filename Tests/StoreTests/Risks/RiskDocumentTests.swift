import Access
import Testing

@testable import Store

@Suite struct RiskDocumentTests {
    private static var document: RiskDocument {
        var document = RiskDocument()
        (document.provider, document.company, document.number, document.version) = ("Provider", "Café", "R-1", 3)
        (document.title, document.description, document.justification) = ("Title", "One\nTwo", "Because")
        (document.residualLevel, document.residualRisk, document.controls) = (.high, "Much", "")
        (document.source, document.sourceReference, document.text) = (.audit, "Audit 7", "We accept.")
        document.reviewOn = CalendarDate(dayNumber: 20_000)
        (document.presentedBy, document.presentedAt) = ("Pat", Instant(milliseconds: 1_772_752_200_123))
        return document
    }

    @Test func `a document is the bytes that decision 21 describes, and no others`() {
        let expected = """
            Nexie risk document 1
            provider 8
            Provider
            company 5
            Café
            number 3
            R-1
            version 1
            3
            title 5
            Title
            description 7
            One
            Two
            justification 7
            Because
            residual_level 4
            high
            residual_risk 4
            Much
            controls 0

            source 5
            audit
            source_reference 7
            Audit 7
            text 10
            We accept.
            review_on 10
            2024-10-04
            presented_by 3
            Pat
            presented_at 24
            2026-03-05T23:10:00.123Z

            """
        #expect(String(decoding: Self.document.bytes, as: UTF8.self) == expected)
        #expect(Self.document.hash.description.count == 64)
        #expect(Self.document.hash == RiskHash(of: Array(expected.utf8)))
    }

    @Test func `every field makes another document, and words can't wander from one field to the next`() {
        let changes: [(inout RiskDocument) -> Void] = [
            { $0.provider = "P" }, { $0.company = "Cafe\u{301}" }, { $0.number = "R-2" }, { $0.version = 4 },
            { $0.title = "T" }, { $0.description = "One" }, { $0.justification = "" }, { $0.residualLevel = .low },
            { $0.residualRisk = "Much." }, { $0.controls = " " }, { $0.source = .other }, { $0.sourceReference = "" },
            { $0.text = "We accept. " }, { $0.reviewOn = CalendarDate(dayNumber: 1) }, { $0.presentedBy = "Pam" },
            { $0.presentedAt = Instant(milliseconds: 0) },
            {
                $0.title = "Title\ndescription 7\nOne"
                $0.description = "Two"
            },
        ]
        var hashes: Set<RiskHash> = [Self.document.hash]
        for change in changes {
            var document = Self.document
            change(&document)
            hashes.insert(document.hash)
        }
        #expect(hashes.count == changes.count + 1)
        #expect(Self.document.fields.count == Mirror(reflecting: RiskDocument()).children.count)
    }
}
