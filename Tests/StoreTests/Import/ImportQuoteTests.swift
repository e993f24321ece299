import Access
import Testing

@testable import Store

@Suite struct ImportQuoteTests {
    private let numbers = "SELECT external_id || ' ' || number FROM quote ORDER BY external_id"

    @Test func `a quote that comes again has the new sections and lines and no others`() async throws {
        try await TinyHouse.with { tiny in
            let two = TinyWorld.section([
                AgreementSamples.line(thousandths: 1000, price: 10, amount: 10),
                AgreementSamples.line(thousandths: 2000, price: 20, amount: 40),
            ])
            _ = try await tiny.imported([
                TinyWorld.quote("q-1", at: "bakery") {
                    ($0.sections, $0.tax, $0.total) = ([two, two], 0, 100)
                }
            ])
            #expect(try await tiny.rows("SELECT count(*) FROM quote_line") == ["4"])
            let summary = try await tiny.imported([TinyWorld.quote("q-1", at: "bakery")])
            #expect(summary.counts[.quote]?.replaced == 1)
            #expect(try await tiny.rows("SELECT amount FROM quote_line") == ["1000"])
            #expect(try await tiny.rows("SELECT title FROM quote_section") == ["Section"])
        }
    }

    @Test func `two quotes swap their numbers in one file, also after a refused one, again and again`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.quote("a", at: "bakery"), TinyWorld.quote("b", at: "dental")])
            func swapped(_ first: String, _ second: String, wrong: Bool = false) -> [ImportRecord] {
                [
                    TinyWorld.quote("a", at: "bakery") { $0.number = first },
                    TinyWorld.quote("b", at: "dental") {
                        $0.number = second
                        $0.total += wrong ? 1 : 0
                    },
                ]
            }
            for _ in 0..<3 {
                let refusal = try await tiny.refusal(of: swapped("Q-b", "Q-a", wrong: true))
                #expect(refusal == ["2: total: The lines and the tax make 1190, not 1191."])
                #expect(try await tiny.rows(numbers) == ["a Q-a", "b Q-b"])
                _ = try await tiny.imported(swapped("Q-b", "Q-a"))
                #expect(try await tiny.rows(numbers) == ["a Q-b", "b Q-a"])
                #expect(try await tiny.refusal(of: swapped("Q-a", "Q-b", wrong: true)).count == 1)
                _ = try await tiny.imported(swapped("Q-a", "Q-b").reversed())
                #expect(try await tiny.rows(numbers) == ["a Q-a", "b Q-b"])
            }
            #expect(try await tiny.house.store.check().isEmpty)
        }
    }

    @Test func `contracts swap their numbers too, and a number that somebody keeps is refused`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.contract("a", at: "bakery"), TinyWorld.contract("b", at: "bakery")])
            let taken = TinyWorld.contract("a", at: "bakery") { $0.number = "C-b" }
            #expect(
                try await tiny.refusal(of: [taken]) == ["1: number: The contract \"b\" has this number already."])
            _ = try await tiny.imported([taken, TinyWorld.contract("b", at: "bakery") { $0.number = "C-a" }])
            let numbers = "SELECT external_id || ' ' || number FROM contract ORDER BY external_id"
            #expect(try await tiny.rows(numbers) == ["a C-b", "b C-a"])
        }
    }

    private static let refused: [RefusedRecords] = [
        .init(
            "a line that makes another amount",
            [
                TinyWorld.quote("x", at: "bakery") {
                    $0.sections = [
                        TinyWorld.section([
                            AgreementSamples.line(thousandths: 1000, price: 1000, amount: 1000),
                            AgreementSamples.line(thousandths: 2500, price: 333, amount: 832),
                        ])
                    ]
                }
            ],
            "1: sections: Line 2 of section 1 makes 833, not 832."),
        .init(
            "a total that is a cent off", [TinyWorld.quote("x", at: "bakery") { $0.total = 1189 }],
            "1: total: The lines and the tax make 1190, not 1189."),
        .init(
            "a total with an option that nobody chose",
            [
                TinyWorld.quote("x", at: "bakery") {
                    $0.sections[0].lines.append(
                        AgreementSamples.line(thousandths: 1000, price: 50, amount: 50) { $0.isOptional = true })
                    $0.total += 50
                }
            ],
            "1: total: The lines and the tax make 1190, not 1240."),
        .init(
            "a chosen line that is no option",
            [TinyWorld.quote("x", at: "bakery") { $0.sections[0].lines[0].isChosen = true }],
            "1: sections: Line 1 of section 1 is chosen without being optional."),
        .init(
            "a discount larger than what it is taken from",
            [
                TinyWorld.quote("x", at: "bakery") {
                    $0.discount = 1001
                    $0.total = 189
                }
            ],
            "1: discount: A discount of 1001 on 1000 can't be; it must not be more."),
        .init(
            "two discounts at once",
            [TinyWorld.quote("x", at: "bakery") { ($0.discount, $0.discountPercent) = (1, 1000) }],
            "1: discount: Give a discount or a discount_percent, not both."),
        .init(
            "amounts beyond 64 bits",
            [
                TinyWorld.quote("x", at: "bakery") {
                    $0.sections[0].lines[0].unitPrice = .max
                    $0.sections[0].lines[0].quantityThousandths = .min
                }
            ],
            "1: sections: The amounts of line 1 of section 1 are too large to add up."),
        .init(
            "a last day before the first",
            [TinyWorld.quote("x", at: "bakery") { $0.issuedOn = CalendarDate(dayNumber: 1) }],
            "1: valid_until: This must not be before issued_on."),
        .init(
            "a quote of no company", [TinyWorld.quote("x", at: "nowhere")],
            "1: company: There is no company \"nowhere\"."),
        .init(
            "a contract that ends before it begins",
            [
                TinyWorld.contract("x", at: "bakery") {
                    ($0.startsOn, $0.endsOn) = (CalendarDate(dayNumber: 2), CalendarDate(dayNumber: 1))
                }
            ],
            "1: ends_on: This must not be before starts_on."),
    ]

    @Test(arguments: refused)
    func `an import refuses`(record: RefusedRecords) async throws {
        try await TinyHouse.with { tiny in
            let reasons = try await tiny.refusal(of: record.records)
            #expect(reasons == record.reasons)
            let kept = try await tiny.rows("SELECT 1 FROM quote UNION ALL SELECT 1 FROM contract")
            #expect(kept == [])
        }
    }

    @Test func `neither a quote nor a contract moves to another company`() async throws {
        try await TinyHouse.with { tiny in
            _ = try await tiny.imported([TinyWorld.quote("q", at: "bakery"), TinyWorld.contract("c", at: "bakery")])
            let moved = [TinyWorld.quote("q", at: "dental"), TinyWorld.contract("c", at: "dental")]
            #expect(
                try await tiny.refusal(of: moved) == [
                    "1: company: A quote can't move to another company.",
                    "2: company: A contract can't move to another company.",
                ])
        }
    }
}

@Suite struct QuoteAmountsTests {
    @Test(
        arguments: [
            (1500, 333, 500), (1500, 335, 503), (-1500, 335, -503), (1, 499, 0), (1, 500, 1), (-1, 500, -1),
            (0, 999, 0),
            (1_000_000, 12_345, 12_345_000),
        ] as [(Int64, Int64, Int64)])
    func `half a cent goes away from zero`(thousandths: Int64, price: Int64, amount: Int64) {
        #expect(QuoteAmounts.gross(thousandths: thousandths, unitPrice: price) == amount)
    }

    @Test func `a percentage of an amount is rounded the same way, and what is too large is told`() {
        #expect(QuoteAmounts.share(percentThousandths: 12_500, of: 1004) == 126)
        #expect(QuoteAmounts.share(percentThousandths: 12_500, of: 1003) == 125)
        #expect(QuoteAmounts.share(percentThousandths: 100_000, of: 77) == 77)
        #expect(QuoteAmounts.share(percentThousandths: 2, of: .max) == nil)
        #expect(QuoteAmounts.gross(thousandths: .min, unitPrice: -1) == nil)
    }

    @Test func `a discount in percent and one as an amount both count, in lines and on the whole`() async throws {
        try await TinyHouse.with { tiny in
            let quote = TinyWorld.quote("q", at: "bakery") {
                $0.sections = [
                    TinyWorld.section([
                        AgreementSamples.line(thousandths: 3000, price: 333, amount: 874) {
                            $0.discountPercent = 12_500
                        },
                        AgreementSamples.line(thousandths: 1000, price: 500, amount: 450) { $0.discount = 50 },
                        AgreementSamples.line(thousandths: 1000, price: 100, amount: 100) {
                            ($0.isOptional, $0.isChosen) = (true, true)
                        },
                    ])
                ]
                ($0.discountPercent, $0.tax, $0.total) = (10_000, 0, 1282)
            }
            _ = try await tiny.imported([quote])
            #expect(try await tiny.rows("SELECT discount || ' ' || total FROM quote") == ["142 1282"])
            #expect(try await tiny.rows("SELECT discount FROM quote_line ORDER BY position") == ["125", "50", "0"])
        }
    }
}
