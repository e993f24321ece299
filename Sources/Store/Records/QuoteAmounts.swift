/// The one rule by which the amounts of a quote come about (decision 20): whole minor units, half of one away from zero.
enum QuoteAmounts {
    /// So many thousandths of a unit at a price; nil when 64 bits can't hold it.
    static func gross(thousandths: Int64, unitPrice: Int64) -> Int64? {
        part(thousandths, of: unitPrice, per: 1000)
    }

    /// A percentage in thousandths of an amount; nil when 64 bits can't hold it.
    static func share(percentThousandths: Int64, of amount: Int64) -> Int64? {
        part(percentThousandths, of: amount, per: 100_000)
    }

    private static func part(_ count: Int64, of amount: Int64, per divisor: Int64) -> Int64? {
        let (product, overflow) = amount.multipliedReportingOverflow(by: count)
        guard !overflow else { return nil }
        let (whole, rest) = product.quotientAndRemainder(dividingBy: divisor)
        guard rest.magnitude * 2 >= divisor.magnitude else { return whole }
        return whole + (product < 0 ? -1 : 1)
    }
}
