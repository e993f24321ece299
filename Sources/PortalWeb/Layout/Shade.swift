import Access
import Foundation

/// A colour in linear light, for reckoning with what eyes see.
struct Shade: Sendable {
    private let red: Double
    private let green: Double
    private let blue: Double

    /// A colour as style sheets write it: `0x0b5a57`.
    init(_ hex: Int) {
        (red, green, blue) = (Self.light(hex >> 16 & 255), Self.light(hex >> 8 & 255), Self.light(hex & 255))
    }

    /// A provider's colour.
    init(_ color: BrandColor) {
        self.init(color.parts.red << 16 | color.parts.green << 8 | color.parts.blue)
    }

    private init(red: Double, green: Double, blue: Double) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    static let black = Shade(0)
    static let white = Shade(0xFFFFFF)

    /// The contrast as WCAG 2.2 reckons it, from 1 to 21.
    func contrast(with other: Shade) -> Double {
        let (bright, dim) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (bright + 0.05) / (dim + 0.05)
    }

    /// So much of this colour, from 0 to 1, with the rest of another: as `color-mix(in oklab, …)` does it.
    func mixed(_ share: Double, with other: Shade) -> Shade {
        let (mine, others) = (cones, other.cones)
        func cone(_ mine: Double, _ other: Double) -> Double { pow(mine * share + other * (1 - share), 3) }
        let (long, middle) = (cone(mine.long, others.long), cone(mine.middle, others.middle))
        let short = cone(mine.short, others.short)
        return Shade(
            red: Self.inRange(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
            green: Self.inRange(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
            blue: Self.inRange(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short))
    }

    /// The colour as style sheets write it: `#0b5a57`.
    var hex: String {
        "#" + [red, green, blue].map { Self.digits(of: $0) }.joined()
    }

    /// The same as a screen shows it, in steps of 1/255.
    var shown: Shade {
        Shade(red: Self.rounded(red), green: Self.rounded(green), blue: Self.rounded(blue))
    }

    private var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    // Oklab is linear in the cube roots of these cones, so mixing here is mixing there.
    private var cones: (long: Double, middle: Double, short: Double) {
        (
            long: cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue),
            middle: cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue),
            short: cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        )
    }

    private static func light(_ value: Int) -> Double {
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }

    private static func step(_ light: Double) -> Int {
        let share = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
        return Int((inRange(share) * 255).rounded())
    }

    private static func digits(of light: Double) -> String {
        let value = step(light)
        return (value < 16 ? "0" : "") + String(value, radix: 16)
    }

    private static func rounded(_ light: Double) -> Double { self.light(step(light)) }

    private static func inRange(_ value: Double) -> Double { min(max(value, 0), 1) }
}
