extension Reader {
    /// The ticket that somebody asks for in so many words: those behind the request, or before it.
    func newTicket(_ said: Utterance, _ place: Range<Int>, _ memory: Memory) -> Intent {
        let noun = said.words[place].last { !isJoint($0) }
        if let noun, !wordings.is(noun, .ticket), !wordings.is(noun, .oneTicket) {
            return draft(said).map { .newTicket($0) } ?? .askSubject
        }
        let start = said.words.indices.first { $0 >= place.upperBound && !isJoint(said.words[$0]) } ?? said.words.count
        let after = said.words[start...]
        let before = said.words[..<place.lowerBound]
        let (own, earlier) = (weight(after), weight(before))
        guard own + earlier > 0 else { return memory.offer.map { .newTicket($0) } ?? .askSubject }
        let tail = after.first.map { String(said.raw[$0.place.lowerBound...]) } ?? ""
        let head = said.text(of: 0..<place.lowerBound)
        let subject = own >= earlier ? tail : head
        return draft(about: subject, words: earlier > 0 ? said.raw : tail, said).map { .newTicket($0) } ?? .askSubject
    }

    private func isJoint(_ word: Utterance.Word) -> Bool {
        word.text == ":" || wordings.is(word, .joint) || wordings.is(word, .tail)
    }

    /// How many words say something of their own.
    private func weight(_ words: ArraySlice<Utterance.Word>) -> Int {
        words.count { word in
            word.text != ":" && !wordings.is(word, .filler) && !wordings.is(word, .tail)
                && !wordings.is(word, .courtesyAfter)
        }
    }
}
