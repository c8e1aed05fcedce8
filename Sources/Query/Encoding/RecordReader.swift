import Tariff

/// Reads the records that ``RecordWriter`` writes.
struct RecordReader {
    var bytes: ByteReader
    let texts: TextPool
    let terms: [Term]
    var confirmations = Confirmations([])

    mutating func text() throws(IndexError) -> String {
        let id = try bytes.count(limit: max(texts.count - 1, 0))
        return texts[UInt32(id)]
    }

    mutating func term() throws(IndexError) -> Term {
        let id = try bytes.count()
        guard id < terms.count else { throw .damaged("a rate has no conditions") }
        return terms[id]
    }

    mutating func optional<Value>(
        _ body: (inout RecordReader) throws(IndexError) -> Value
    ) throws(IndexError) -> Value? {
        try bytes.flag() ? try body(&self) : nil
    }

    mutating func list<Element>(
        _ body: (inout RecordReader) throws(IndexError) -> Element
    ) throws(IndexError) -> [Element] {
        let count = try bytes.count(limit: bytes.remaining)
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    mutating func word<Word: CaseIterable>(_ type: Word.Type = Word.self) throws(IndexError) -> Word {
        let index = try bytes.count()
        guard index < Word.allCases.count else { throw .damaged("a word is unknown") }
        return Word.allCases[Word.allCases.index(Word.allCases.startIndex, offsetBy: index)]
    }

    mutating func conditions() throws(IndexError) -> Conditions {
        guard let conditions = Conditions(json: try text()) else { throw .damaged("a condition is unknown") }
        return conditions
    }

    mutating func moment() throws(IndexError) -> Timestamp { Timestamp(seconds: try bytes.signed()) }

    mutating func int() throws(IndexError) -> Int { Int(try bytes.signed()) }
}
