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

extension RecordWriter {
    mutating func head(_ index: CatalogIndex) {
        text(index.version)
        bytes.signed(index.sequence)
        moment(index.generatedAt)
        list(index.providers) {
            $0.text($1.id.rawValue)
            $0.text($1.name)
            $0.word($1.kind)
            $0.optional($1.lab) { $0.text($1.rawValue) }
            $0.optional($1.url) { $0.text($1) }
            $0.list($1.names.sorted { $0.key < $1.key }) {
                $0.text($1.key.rawValue)
                $0.list($1.value) { $0.text($1) }
            }
        }
        list(index.sources) {
            $0.text($1.id.rawValue)
            $0.text($1.name)
            $0.text($1.url)
            $0.text($1.licence)
            $0.list($1.owns) { $0.text($1.rawValue) }
            $0.list($1.copies) { $0.text($1.rawValue) }
            $0.bytes.signed(Int64($1.priority))
            $0.bytes.signed($1.cadence)
            $0.bytes.signed(Int64($1.mayShrink))
        }
        list(index.readings) {
            $0.text($1.source.rawValue)
            $0.moment($1.fetchedAt)
            $0.bytes.flag($1.isFailing)
        }
        list(index.terms) {
            $0.text($1.conditions.json)
            $0.optional($1.effective.from) { $0.moment($1) }
            $0.optional($1.effective.to) { $0.moment($1) }
        }
    }
}

extension RecordReader {
    mutating func head() throws(IndexError) -> IndexHead {
        let (version, sequence, generatedAt) = (try text(), try bytes.signed(), try moment())
        let providers: [Provider] = try list { reader throws(IndexError) in
            let (id, name, kind) = (try reader.text(), try reader.text(), try reader.word(Provider.Kind.self))
            let lab = try reader.optional { reader throws(IndexError) in LabID(rawValue: try reader.text()) }
            let url = try reader.optional { reader throws(IndexError) in try reader.text() }
            let names = try reader.list { reader throws(IndexError) in
                (
                    SourceID(rawValue: try reader.text()),
                    try reader.list { reader throws(IndexError) in try reader.text() }
                )
            }
            return Provider(
                id: ProviderID(rawValue: id), name: name, kind: kind, lab: lab, url: url,
                names: Dictionary(names) { first, _ in first })
        }
        let sources: [Source] = try list { reader throws(IndexError) in try reader.source() }
        let readings: [SourceReading] = try list { reader throws(IndexError) in
            let (source, fetchedAt) = (try reader.text(), try reader.moment())
            return SourceReading(
                source: SourceID(rawValue: source), fetchedAt: fetchedAt, isFailing: try reader.bytes.flag())
        }
        let terms: [Term] = try list { reader throws(IndexError) in
            let conditions = try reader.conditions()
            let from = try reader.optional { reader throws(IndexError) in try reader.moment() }
            let to = try reader.optional { reader throws(IndexError) in try reader.moment() }
            return Term(conditions: conditions, effective: EffectivePeriod(from: from, to: to))
        }
        return IndexHead(
            version: version, sequence: sequence, generatedAt: generatedAt, providers: providers, sources: sources,
            readings: readings, terms: terms)
    }

    private mutating func source() throws(IndexError) -> Source {
        let (id, name, url, licence) = (try text(), try text(), try text(), try text())
        let owns = try list { reader throws(IndexError) in ProviderID(rawValue: try reader.text()) }
        let copies = try list { reader throws(IndexError) in SourceID(rawValue: try reader.text()) }
        let (priority, cadence, mayShrink) = (try int(), try bytes.signed(), try int())
        return Source(
            id: SourceID(rawValue: id), name: name, url: url, licence: licence, owns: owns, copies: copies,
            priority: priority, cadence: cadence, mayShrink: mayShrink)
    }
}
