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

    /// Appends values.
    mutating func put<each Value: Recordable>(_ values: repeat each Value) {
        repeat (each values).record(to: &self)
    }

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
}
