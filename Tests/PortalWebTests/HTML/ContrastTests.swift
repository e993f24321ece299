import Access
import Foundation
import Testing

@testable import PortalWeb

@Suite struct ContrastTests {
    private static let text = [
        ("ink", "paper"), ("ink", "sheet"), ("ink", "sunk"), ("ink", "wash"), ("ink-soft", "paper"),
        ("ink-soft", "sheet"), ("ink-soft", "sunk"), ("ink-soft", "wash"), ("accent", "paper"), ("accent", "sheet"),
        ("accent", "sunk"), ("accent", "wash"), ("accent-deep", "paper"), ("accent-deep", "sunk"),
        ("on-accent", "accent"), ("on-accent", "accent-deep"), ("on-bar", "bar"), ("neutral-ink", "neutral-wash"),
        ("info-ink", "info-wash"), ("success-ink", "success-wash"), ("warning-ink", "warning-wash"),
        ("danger-ink", "danger-wash"), ("danger-ink", "sheet"), ("danger-ink", "paper"), ("ink", "info-wash"),
        ("ink", "warning-wash"), ("ink", "danger-wash"), ("ink", "success-wash"), ("ink", "neutral-wash"),
    ]

    @Test(arguments: [false, true], text)
    func `every reader can tell text from what it stands on`(dark: Bool, pair: (text: String, ground: String)) throws {
        let sheet = try Palette(dark: dark)
        let contrast = try sheet.color(named: pair.text).contrast(with: sheet.color(named: pair.ground))
        #expect(contrast >= 4.5, "\(pair.text) on \(pair.ground): \(contrast)")
    }

    private static let brands =
        ["#000000", "#ffffff", "#808080", "#ffff00", "#00ff00", "#0000ff", "#ff00ff", "#ff8800", "#0b5a57", "#a4501e"]
        + (0..<120).map { "#" + String(String($0 * 139_241 % 0x1000000 + 0x1000000, radix: 16).dropFirst()) }

    @Test(arguments: [false, true], brands)
    func `whatever a provider's colour is, every reader can read the pages`(dark: Bool, brand: String) throws {
        var sheet = try Palette(dark: dark)
        sheet.take(BrandShades(try #require(BrandColor(brand))).sheet)
        for pair in Self.text {
            let contrast = try sheet.color(named: pair.0).contrast(with: sheet.color(named: pair.1))
            #expect(contrast >= 4.5, "\(brand), \(pair.0) on \(pair.1): \(contrast)")
        }
        for ground in ["sheet", "paper"] {
            #expect(try sheet.color(named: "line-strong").contrast(with: sheet.color(named: ground)) >= 3, "\(brand)")
        }
    }

    @Test func `a colour that can be read is left as the provider chose it`() throws {
        #expect(BrandShades(try #require(BrandColor("#0B5A57"))).light.hex == "#0b5a57")
        #expect(BrandShades(try #require(BrandColor("#84d5cb"))).dark.hex == "#84d5cb")
    }

    @Test(arguments: ["", "#12345", "#1234567", "0b5a57", "#0b5a5g", "red", "#0b5a57;}", "#０b5a57"])
    func `what is no colour is none`(text: String) { #expect(BrandColor(text) == nil) }

    @Test(arguments: [false, true], ["sheet", "paper"])
    func `every reader can see where a field ends`(dark: Bool, ground: String) throws {
        let sheet = try Palette(dark: dark)
        let contrast = try sheet.color(named: "line-strong").contrast(with: sheet.color(named: ground))
        #expect(contrast >= 3)
    }
}

/// The colours that the style sheet names, as one of its two themes has them.
private struct Palette {
    private var values: [String: String] = [:]

    init(dark: Bool) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("Sources/PortalWeb/Static/portal.css")
        let rules = try String(contentsOf: file, encoding: .utf8).split(separator: "/* Plain elements */")[0]
        let themes = rules.split(separator: "@media screen and (prefers-color-scheme: dark)")
        for theme in themes.prefix(dark ? 2 : 1) {
            for match in theme.matches(of: /--([\w-]+):\s*([^;]+);/) { values[String(match.1)] = String(match.2) }
        }
    }

    mutating func take(_ sheet: String) {
        for match in sheet.matches(of: /--([\w-]+):([^;}]+)/) { values[String(match.1)] = String(match.2) }
    }

    func color(named name: String) throws -> Color { try color(#require(values[name], "--\(name)")) }

    private func color(_ value: String) throws -> Color {
        if let name = try /var\(--([\w-]+)\)/.wholeMatch(in: value) { return try color(named: String(name.1)) }
        if let mix = try /color-mix\(in oklab, (.+?) (\d+)%, (.+)\)/.wholeMatch(in: value) {
            let share = try #require(Double(mix.2)) / 100
            return try color(String(mix.1)).mixed(share, with: color(String(mix.3)))
        }
        switch value {
        case "black": return Color(hex: 0)
        case "white": return Color(hex: 0xFFFFFF)
        default: return try Color(hex: #require(Int(value.dropFirst(), radix: 16), "\(value)"))
        }
    }
}

/// A colour in linear light.
private struct Color {
    let red: Double
    let green: Double
    let blue: Double

    init(hex: Int) {
        func light(_ shift: Int) -> Double {
            let value = Double(hex >> shift & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        (red, green, blue) = (light(16), light(8), light(0))
    }

    private init(red: Double, green: Double, blue: Double) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// The contrast as WCAG 2.2 reckons it.
    func contrast(with other: Color) -> Double {
        let (bright, dim) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (bright + 0.05) / (dim + 0.05)
    }

    /// So much of this colour with the rest of another, mixed in Oklab as `color-mix` does.
    func mixed(_ share: Double, with other: Color) -> Color {
        let (mine, others) = (cones, other.cones)
        // Oklab is linear in the cube roots of these cones, so mixing there is mixing in Oklab.
        let mixed = zip(mine, others).map { pow($0 * share + $1 * (1 - share), 3) }
        let (long, middle, short) = (mixed[0], mixed[1], mixed[2])
        func clamped(_ value: Double) -> Double { min(max(value, 0), 1) }
        return Color(
            red: clamped(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
            green: clamped(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
            blue: clamped(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short))
    }

    private var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    private var cones: [Double] {
        [
            cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue),
            cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue),
            cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue),
        ]
    }
}
