import Testing

@testable import Tools

/// Telephone numbers and time zones as people write them.
@Suite struct PhoneRuleTests {
    @Test(arguments: [
        ("+44 20 7946 0000", "+44 20 7946 0000"), ("020 7946 0000", "020 7946 0000"),
        ("(020) 7946.0000", "(020) 7946.0000"), ("0044 20 7946 0000", "+44 20 7946 0000"),
        ("00 44-20-79460000", "+44-20-79460000"), ("  +49  30\u{a0}1234567 ", "+49 30 1234567"),
        ("030/1234567-12", "030/1234567-12"), ("tel:+15550100123", "+15550100123"),
        ("+1 (555) 010\u{2011}0123 x42", "+1 (555) 010-0123 ext. 42"), ("555-0100 ext 7", "555-0100 ext. 7"),
        ("555-0100, Ext.: 12", "555-0100 ext. 12"), ("030 1234567 Durchwahl 8", "030 1234567 ext. 8"),
        ("0301234567#12", "0301234567 ext. 12"), ("+49 (0)30 1234567", "+49 (0)30 1234567"), ("", ""),
    ])
    func `a number is taken however people write it`(typed: String, kept: String) throws {
        #expect(try PhoneRule().accept(typed, required: false) == kept)
        #expect(try PhoneRule().accept(kept, required: false) == kept)
    }

    @Test(arguments: [
        "call me", "12", "+", "(020 7946 0000", "020) 7946 0000", "+44+20 7946 0000", "1234567890123456",
        "555-0100 ext",
        "555-0100 ext twelve", "555 0100; DROP TABLE", "<b>5550100</b>", "٠٢٠٧٩٤٦", "555\u{202e}0100", "5550100\n1",
        "=5550100", "-5550100", ".5550100",
    ])
    func `what is no number is refused with a sentence`(typed: String) {
        #expect { try PhoneRule().accept(typed, required: false) } throws: { error in
            (error as? FieldRefusal)?.reason.hasSuffix(".") == true
        }
    }

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("berlin", "Europe/Berlin"), ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"), ("america/new_york", "America/New_York"), ("utc", "UTC"), ("", ""),
    ])
    func `a zone is chosen by its city or its name`(typed: String, kept: String) throws {
        #expect(try ZoneRule().accept(typed, required: false) == kept)
    }

    @Test(arguments: [
        "Atlantis", "Europe", "GMT+3", "../../etc/passwd", "Europe/Berlin/", "Europe/Nowhere", "posix/UTC",
    ])
    func `a zone that this system does not know is refused`(typed: String) {
        #expect(throws: FieldRefusal.self) { try ZoneRule().accept(typed, required: false) }
    }

    @Test func `every zone that is offered is one that is taken`() throws {
        #expect(KnownZones.all.count > 300)
        #expect(KnownZones.regions.contains("Europe") && !KnownZones.regions.contains("Etc"))
        for zone in KnownZones.all { #expect(try ZoneRule().accept(zone, required: false) == zone) }
    }
}
