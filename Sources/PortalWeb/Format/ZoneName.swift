/// What people call a time zone: by its letters where readers know them, otherwise by its city.
struct ZoneName: Hashable, Sendable {
    private let family: Family?
    private let city: String

    /// The names of an IANA zone.
    init(identifier: String) {
        family = Family.all.first { $0.zones.contains(identifier) }
        let last = identifier.split(separator: "/").last.map(String.init) ?? "UTC"
        city = last.replacing("_", with: " ")
    }

    /// The name while the zone is so many seconds ahead of UTC: `CET`, `CEST`, or `Sao Paulo time`.
    func worded(offset: Int) -> String {
        guard let family else { return city + " time" }
        if offset == family.offset { return family.letters }
        if offset == family.offset + 3600, let summer = family.summerLetters { return summer }
        return city + " time"
    }
}

/// Zones that share their letters, with the offset at which each of the two is right.
private struct Family: Hashable, Sendable {
    let letters: String
    let summerLetters: String?
    let offset: Int
    let zones: Set<String>

    init(_ letters: String, _ summerLetters: String?, hours: Int, _ zones: String) {
        self.letters = letters
        self.summerLetters = summerLetters
        offset = hours * 3600
        self.zones = Set(zones.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    // The letters of the IANA database; ICU, which Foundation asks, knows most zones as "GMT+1" only.
    static let all: [Family] = [
        Family("UTC", nil, hours: 0, "UTC Etc/UTC Etc/UCT Etc/Universal Etc/Zulu UCT Universal Zulu GMT Etc/GMT"),
        Family("GMT", "BST", hours: 0, "Europe/London Europe/Jersey Europe/Guernsey Europe/Isle_of_Man GB"),
        Family("GMT", "IST", hours: 0, "Europe/Dublin Eire"),
        Family("WET", "WEST", hours: 0, "Europe/Lisbon Atlantic/Canary Atlantic/Madeira Atlantic/Faroe WET"),
        Family(
            "CET", "CEST", hours: 1,
            """
            Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels
            Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg
            Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague
            Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz
            Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich Africa/Ceuta Arctic/Longyearbyen CET
            """),
        Family(
            "EET", "EEST", hours: 2,
            """
            Europe/Athens Europe/Bucharest Europe/Chisinau Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn
            Europe/Riga Europe/Sofia Europe/Tallinn Europe/Vilnius Asia/Nicosia EET
            """),
        Family("EST", "EDT", hours: -5, "America/New_York America/Detroit America/Toronto US/Eastern EST5EDT"),
        Family("CST", "CDT", hours: -6, "America/Chicago America/Menominee America/Winnipeg US/Central CST6CDT"),
        Family("MST", "MDT", hours: -7, "America/Denver America/Boise America/Edmonton US/Mountain MST7MDT"),
        Family("MST", nil, hours: -7, "America/Phoenix US/Arizona"),
        Family("PST", "PDT", hours: -8, "America/Los_Angeles America/Vancouver US/Pacific PST8PDT"),
        Family("AKST", "AKDT", hours: -9, "America/Anchorage US/Alaska"),
        Family("HST", nil, hours: -10, "Pacific/Honolulu US/Hawaii"),
        Family("AST", "ADT", hours: -4, "America/Halifax Atlantic/Bermuda"),
        Family("AEST", "AEDT", hours: 10, "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra"),
        Family("AEST", nil, hours: 10, "Australia/Brisbane"),
        Family("AWST", nil, hours: 8, "Australia/Perth"),
        Family("NZST", "NZDT", hours: 12, "Pacific/Auckland"),
        Family("JST", nil, hours: 9, "Asia/Tokyo"),
        Family("SAST", nil, hours: 2, "Africa/Johannesburg"),
    ]
}
