import Access

/// A provider's colour as the pages can use it: darkened for light pages and lightened for dark ones, no more than it takes
/// for text in it and on it to be read (contrast of 4.5 and a little more, WCAG 2.2 AA).
struct BrandShades: Sendable {
    /// For light pages.
    let light: Shade
    /// For dark pages.
    let dark: Shade

    /// What contrasts are aimed at; the rest up to 4.5 is for what browsers round.
    private static let enough = 4.6

    /// The two shades of a colour.
    init(_ color: BrandColor) {
        let given = Shade(color)
        light = Self.nearest(to: given, towards: .black, Self.isReadableOnLight)
        dark = Self.nearest(to: given, towards: .white, Self.isReadableOnDark)
    }

    /// The sheet that sets them.
    var sheet: String { ":root{--brand:\(light.hex);--brand-dark:\(dark.hex)}" }

    /// The name of that sheet, such as `0b5a57.5a1c90be77d2.css`: the colour, and a mark that changes with what we make of it.
    static func fileName(for color: BrandColor) -> String {
        "\(color.text.dropFirst()).\(StaticFile.mark(of: Array(BrandShades(color).sheet.utf8))).css"
    }

    private static func nearest(to given: Shade, towards end: Shade, _ isReadable: (Shade) -> Bool) -> Shade {
        for step in 0..<100 {
            let shade = given.mixed(1 - Double(step) / 100, with: end).shown
            if isReadable(shade) { return shade }
        }
        return end
    }

    // The grounds are those of portal.css: paper, sheet, sunk and wash, each tinted with the colour itself.
    private static func isReadableOnLight(_ brand: Shade) -> Bool {
        let grounds = [
            brand.mixed(0.03, with: Shade(0xF9F9F6)), .white, brand.mixed(0.05, with: Shade(0xF1F1EC)),
            brand.mixed(0.09, with: .white),
        ]
        return grounds.allSatisfy { brand.contrast(with: $0) >= enough }
    }

    private static func isReadableOnDark(_ brand: Shade) -> Bool {
        let sheet = Shade(0x172021)
        let grounds = [Shade(0x0F1617), sheet, Shade(0x1E292A), brand.mixed(0.13, with: sheet), Shade(0x071C1F)]
        return grounds.allSatisfy { brand.contrast(with: $0) >= enough }
    }
}
