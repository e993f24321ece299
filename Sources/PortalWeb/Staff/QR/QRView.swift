/// A QR code as a picture in the page: one path, dark on light whatever the page's colours are.
struct QRView: View {
    let code: QRCode
    let label: String

    /// Light modules around the code, without which it is not read.
    private static let margin = 4

    func write(to html: inout HTML) {
        let side = code.size + 2 * Self.margin
        html.tag("div", .class("qr")) { html in
            html.tag("svg", .viewBox(side), .role("img"), .aria("label", label)) { html in
                html.tag("path", .path(path)) { _ in }
            }
        }
    }

    /// Each run of dark modules of a row as a box.
    private var path: String {
        var path = ""
        for y in 0..<code.size {
            var x = 0
            while x < code.size {
                let length = (x..<code.size).prefix { code.isDark($0, y) }.count
                if length > 0 { path += "M\(x + Self.margin) \(y + Self.margin)h\(length)v1h-\(length)z" }
                x += length + 1
            }
        }
        return path
    }
}
