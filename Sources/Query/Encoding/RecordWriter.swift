import Tariff

/// Writes values of the catalog as records of an index, in which texts and terms are numbers.
struct RecordWriter {
    /// The documents that records refer to.
    var confirmations = Confirmations([])
    var bytes = ByteWriter()
    var texts = TextPoolBuilder()
    private(set) var terms: [Term] = []
    private var termIDs: [Term: UInt32] = [:]
    /// The number of the unconditional term, which most steps have, so that they need no hashing.
    private var plainTerm: UInt32?

    mutating func text(_ text: String) { bytes.varint(UInt64(texts.id(text))) }

    /// Returns the number of the term of a step.
    ///
    /// Equal terms share a number.
    mutating func term(of step: Ladder.Step) -> UInt32 {
        let isPlain = !step.rate.hasConditions && step.effective == .always
        if isPlain, let plainTerm { return plainTerm }
        let term = Term(conditions: step.rate.conditions, effective: step.effective)
        let id = termIDs[term] ?? UInt32(terms.count)
        if id == UInt32(terms.count) {
            termIDs[term] = id
            terms.append(term)
        }
        if isPlain { plainTerm = id }
        return id
    }

    mutating func optional<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
        bytes.flag(value != nil)
        if let value { body(&self, value) }
    }

    mutating func list<Element>(_ elements: some Collection<Element>, _ body: (inout RecordWriter, Element) -> Void) {
        bytes.count(elements.count)
        for element in elements { body(&self, element) }
    }

    /// Writes the index of a case among all cases of its type.
    mutating func word<Word: CaseIterable & Equatable>(_ word: Word) {
        bytes.count(Word.allCases.enumerated().first { $0.element == word }?.offset ?? 0)
    }

    mutating func moment(_ moment: Timestamp) { bytes.signed(moment.seconds) }
}
