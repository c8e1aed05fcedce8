import Tariff

/// The parts of an index that are not arrays.
struct IndexHead {
    var version: String
    var sequence: Int64
    var generatedAt: Timestamp
    var providers: [Provider]
    var sources: [Source]
    var readings: [SourceReading]
    var terms: [Term]
}

extension IndexHead: Recordable {
    /// Takes the parts of an index.
    init(_ index: CatalogIndex) {
        self.init(
            version: index.version, sequence: index.sequence, generatedAt: index.generatedAt,
            providers: index.providers, sources: index.sources, readings: index.readings, terms: index.terms)
    }

    func record(to writer: inout RecordWriter) {
        writer.put(version, sequence, generatedAt, providers, sources, readings, terms)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            version: try reader.next(), sequence: try reader.next(), generatedAt: try reader.next(),
            providers: try reader.next(), sources: try reader.next(), readings: try reader.next(),
            terms: try reader.next())
    }
}

extension Provider: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(id, name, kind, lab, url, names) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            id: try reader.next(), name: try reader.next(), kind: try reader.next(), lab: try reader.next(),
            url: try reader.next(), names: try reader.next())
    }
}

extension Source: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(id, name, url, licence, owns, copies, priority, cadence, mayShrink)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            id: try reader.next(), name: try reader.next(), url: try reader.next(), licence: try reader.next(),
            owns: try reader.next(), copies: try reader.next(), priority: try reader.next(),
            cadence: try reader.next(), mayShrink: try reader.next())
    }
}

extension SourceReading: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(source, fetchedAt, isFailing) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(source: try reader.next(), fetchedAt: try reader.next(), isFailing: try reader.next())
    }
}

extension Term: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(conditions, effective.from, effective.to) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            conditions: try reader.next(),
            effective: EffectivePeriod(from: try reader.next(), to: try reader.next()))
    }
}
