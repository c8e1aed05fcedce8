import Tariff

/// Reads the records that ``RecordWriter`` writes.
struct RecordReader {
    var bytes: ByteReader
    let texts: TextPool
    let terms: [Term]
    var confirmations = Confirmations([])

    /// Reads a value.
    mutating func next<Value: Recordable>() throws(IndexError) -> Value { try Value(from: &self) }

    /// Reads the number of a term, and returns the term.
    mutating func term() throws(IndexError) -> Term {
        let id = try bytes.count()
        guard id < terms.count else { throw .damaged("a rate has no conditions") }
        return terms[id]
    }
}
