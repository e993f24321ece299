/// The number of a ticket as it stands in an address.
enum TicketNumber {
    /// Reads one to nine digits without zeros in front; anything else is the page of a ticket that is not there.
    static func read(_ text: String?) throws(PageProblem) -> Int64 {
        guard let text, (1...9).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(text)
        else { throw .notFound }
        return number
    }
}
