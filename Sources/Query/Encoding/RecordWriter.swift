import Tariff

/// Writes values of the catalog as the records of an index; texts and terms become numbers.
struct RecordWriter {
    /// By which documents things are confirmed.
    var confirmations = Confirmations([])
    var bytes = ByteWriter()
    var texts = TextPoolBuilder()
    private(set) var terms: [Term] = []
    private var termIDs: [Term: UInt32] = [:]
    /// The number of the term that holds always, which is that of most steps and needs no hashing.
    private var plainTerm: UInt32?

    mutating func text(_ text: String) { bytes.varint(UInt64(texts.id(text))) }

    /// The number of the term of a step; equal terms share one.
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

    /// Writes the place of a word in its list of all words.
    mutating func word<Word: CaseIterable & Equatable>(_ word: Word) {
        bytes.count(Word.allCases.enumerated().first { $0.element == word }?.offset ?? 0)
    }

    mutating func moment(_ moment: Timestamp) { bytes.signed(moment.seconds) }
}
