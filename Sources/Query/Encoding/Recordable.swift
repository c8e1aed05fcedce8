import Tariff

/// A value that the records of an index store.
protocol Recordable {
    /// Appends the value to a record.
    func record(to writer: inout RecordWriter)

    /// Reads the value that ``record(to:)`` appended.
    init(from reader: inout RecordReader) throws(IndexError)
}

// MARK: Numbers and texts

extension String: Recordable {
    func record(to writer: inout RecordWriter) { writer.bytes.varint(UInt64(writer.texts.id(self))) }

    init(from reader: inout RecordReader) throws(IndexError) {
        let id = try reader.bytes.count(limit: Swift.max(reader.texts.count - 1, 0))
        self = reader.texts[UInt32(id)]
    }
}

extension Bool: Recordable {
    func record(to writer: inout RecordWriter) { writer.bytes.flag(self) }

    init(from reader: inout RecordReader) throws(IndexError) { self = try reader.bytes.flag() }
}

extension Int64: Recordable {
    func record(to writer: inout RecordWriter) { writer.bytes.signed(self) }

    init(from reader: inout RecordReader) throws(IndexError) { self = try reader.bytes.signed() }
}

extension Int: Recordable {
    func record(to writer: inout RecordWriter) { writer.bytes.signed(Int64(self)) }

    init(from reader: inout RecordReader) throws(IndexError) { self = Int(try reader.bytes.signed()) }
}

extension Timestamp: Recordable {
    func record(to writer: inout RecordWriter) { writer.bytes.signed(seconds) }

    init(from reader: inout RecordReader) throws(IndexError) { self.init(seconds: try reader.bytes.signed()) }
}

extension Recordable where Self: Identifier {
    func record(to writer: inout RecordWriter) { rawValue.record(to: &writer) }

    init(from reader: inout RecordReader) throws(IndexError) { self.init(rawValue: try String(from: &reader)) }
}

extension OfferID: Recordable {}
extension ModelID: Recordable {}
extension LabID: Recordable {}
extension ProviderID: Recordable {}
extension SourceID: Recordable {}

extension Currency: Recordable {
    func record(to writer: inout RecordWriter) { rawValue.record(to: &writer) }

    init(from reader: inout RecordReader) throws(IndexError) { self.init(rawValue: try String(from: &reader)) }
}

// MARK: Cases

extension Recordable where Self: CaseIterable & RawRepresentable<String> & Equatable, AllCases == [Self] {
    func record(to writer: inout RecordWriter) { writer.bytes.count(Self.allCases.firstIndex(of: self) ?? 0) }

    init(from reader: inout RecordReader) throws(IndexError) {
        let index = try reader.bytes.count()
        guard index < Self.allCases.count else { throw .damaged("a word is unknown") }
        self = Self.allCases[index]
    }
}

extension Provider.Kind: Recordable {}
extension OfferStatus: Recordable {}
extension OfferState: Recordable {}
extension Modality: Recordable {}
extension Capability: Recordable {}
extension ServiceTier: Recordable {}
extension Ladder.Statement.Verdict: Recordable {}
extension Ladder.Statement.Reason: Recordable {}
extension SpellingRule.Part: Recordable {}

extension Recordable where Self: RawRepresentable<UInt8> {
    func record(to writer: inout RecordWriter) { writer.bytes.byte(rawValue) }

    init(from reader: inout RecordReader) throws(IndexError) {
        guard let word = Self(rawValue: try reader.bytes.byte()) else { throw .damaged("a word is unknown") }
        self = word
    }
}

extension Component: Recordable {}
extension PriceUnit: Recordable {}
extension Confidence: Recordable {}

// MARK: Texts of JSON

extension Conditions: Recordable {
    func record(to writer: inout RecordWriter) { json.record(to: &writer) }

    init(from reader: inout RecordReader) throws(IndexError) {
        guard let conditions = Conditions(json: try reader.next()) else { throw .damaged("a condition is unknown") }
        self = conditions
    }
}

extension Modifier: Recordable {
    func record(to writer: inout RecordWriter) { json.record(to: &writer) }

    init(from reader: inout RecordReader) throws(IndexError) {
        guard let modifier = Modifier(json: try reader.next()) else { throw .damaged("a modifier is unknown") }
        self = modifier
    }
}

// MARK: Collections

extension Optional: Recordable where Wrapped: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.bytes.flag(self != nil)
        self?.record(to: &writer)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self = try reader.bytes.flag() ? try Wrapped(from: &reader) : nil
    }
}

extension Array: Recordable where Element: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.bytes.count(count)
        for element in self { element.record(to: &writer) }
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        // Each element takes at least one byte, which bounds the allocation.
        let count = try reader.bytes.count(limit: reader.bytes.remaining)
        self = []
        reserveCapacity(count)
        for _ in 0..<count { append(try Element(from: &reader)) }
    }
}

/// A dictionary is stored in the order of its keys, so that equal ones have equal bytes.
extension Dictionary: Recordable where Key: Recordable & Comparable, Value: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.bytes.count(count)
        for (key, value) in sorted(by: { $0.key < $1.key }) { writer.put(key, value) }
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        let count = try reader.bytes.count(limit: reader.bytes.remaining)
        self.init(minimumCapacity: count)
        for _ in 0..<count {
            let (key, value): (Key, Value) = (try reader.next(), try reader.next())
            self[key] = value
        }
    }
}
