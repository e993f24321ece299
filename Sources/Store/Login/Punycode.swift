/// Words of any script in ASCII letters, digits and hyphens, as the names of hosts have them (RFC 3492).
enum Punycode {
    /// A label of a host, without the `xn--` before it. It has at most 63 scalars, so that no number here grows large.
    static func encoded(_ label: [Unicode.Scalar]) -> String {
        let plain = label.filter(\.isASCII)
        var out = plain.map { Character($0) }
        if !out.isEmpty { out.append("-") }
        var (done, next, delta, bias) = (plain.count, 128, 0, 72)
        while done < label.count {
            guard let least = label.lazy.map({ Int($0.value) }).filter({ $0 >= next }).min() else { break }
            delta += (least - next) * (done + 1)
            next = least
            for scalar in label {
                if scalar.value < next { delta += 1 }
                guard scalar.value == next else { continue }
                out += number(delta, bias)
                bias = adapted(delta, done + 1, isFirst: done == plain.count)
                (delta, done) = (0, done + 1)
            }
            (delta, next) = (delta + 1, next + 1)
        }
        return String(out)
    }

    /// A number in digits whose last one shows that it is the last.
    private static func number(_ value: Int, _ bias: Int) -> [Character] {
        var (digits, rest, place): ([Character], Int, Int) = ([], value, 36)
        while true {
            let threshold = min(max(place - bias, 1), 26)
            guard rest >= threshold else { return digits + [digit(rest)] }
            digits.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            place += 36
        }
    }

    private static func digit(_ value: Int) -> Character {
        Character(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var (rest, place) = (isFirst ? delta / 700 : delta / 2, 0)
        rest += rest / count
        while rest > 455 { (rest, place) = (rest / 35, place + 36) }
        return place + 36 * rest / (rest + 38)
    }
}
