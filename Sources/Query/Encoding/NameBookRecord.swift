import Tariff

/// The encoding of the name book, which is apart from everything else because only ``CatalogIndex/resolve(_:at:)`` reads it.
extension NameBook: Recordable {
    /// Returns the name book as bytes with their own texts.
    func encoded() -> [UInt8] {
        var writer = RecordWriter()
        writer.put(self)
        var body = ByteWriter()
        writer.texts.pool().encode(to: &body)
        body.array(writer.bytes.bytes)
        return body.bytes
    }

    /// Reads the bytes of ``encoded()``.
    init(decoding bytes: [UInt8]) throws(IndexError) {
        var body = ByteReader(bytes)
        let texts = try TextPool(from: &body)
        let record: [UInt8] = try body.array()
        var reader = RecordReader(bytes: ByteReader(record), texts: texts, terms: [])
        try self.init(from: &reader)
    }

    func record(to writer: inout RecordWriter) { writer.put(rules, families) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(try reader.next(), families: try reader.next())
    }
}

extension NameBook.Family: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(lab, key, name, dates, spellings, isNamed, isVouched)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            lab: try reader.next(), key: try reader.next(), name: try reader.next(), dates: try reader.next(),
            spellings: try reader.next(), isNamed: try reader.next(), isVouched: try reader.next())
    }
}

extension NameRules: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(labs, sellers, looseFamilies, labFamilies, spellings, aliases)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            labs: try reader.next(), sellers: try reader.next(), looseFamilies: try reader.next(),
            labFamilies: try reader.next(), spellings: try reader.next(), aliases: try reader.next())
    }
}

extension LabFamilies: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(families, words.mapValues { $0.sorted() }) }

    init(from reader: inout RecordReader) throws(IndexError) {
        let (families, words): ([Family], [LabID: [String]]) = (try reader.next(), try reader.next())
        self.init(families: families, words: words.mapValues { Set($0) })
    }
}

extension LabFamilies.Family: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(word, lab) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(word: try reader.next(), lab: try reader.next())
    }
}

extension SpellingRule: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(part, text, becomes, providers, labs, reason) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            try reader.next(), try reader.next(), becomes: try reader.next(), providers: try reader.next(),
            labs: try reader.next(), reason: try reader.next())
    }
}

extension ModelAlias: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(name, steps) }

    init(from reader: inout RecordReader) throws(IndexError) { self.init(try reader.next(), try reader.next()) }
}

extension ModelAlias.Step: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(from, model) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(from: try reader.next(), model: try reader.next())
    }
}
