extension FixedWidthInteger where Self: SignedInteger {
    /// The sum, or where it would not fit the largest number, or the smallest.
    public func upTo(adding other: Self) -> Self {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? (other < 0 ? .min : .max) : sum
    }
}
