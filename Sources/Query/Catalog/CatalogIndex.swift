package import Tariff

/// The published catalog laid out for answering questions: an immutable value that is read from bytes in a millisecond or two.
///
/// The facts that a question checks on every offer are stored in arrays and bit sets. Everything else about an offer is a
/// record, which is read only when an answer shows the offer. Offers, models, labs and providers are known by their row in
/// the order of their ids.
package struct CatalogIndex: Sendable {
    /// The version of the catalog.
    package let version: String
    /// The number that rises with each version.
    package let sequence: Int64
    /// The moment at which the index was made.
    package private(set) var generatedAt: Timestamp
    /// The providers that sell at least one offer, sorted by id.
    package let providers: [Provider]
    /// The sources of the catalog, sorted by id.
    package let sources: [Source]
    /// The newest document of each source.
    package private(set) var readings: [SourceReading]

    /// The columns of the offers.
    private(set) var columns: OfferColumns
    /// The smaller tables.
    let tables: IndexTables
    /// The sets of offers by property.
    let facets: OfferFacets
    /// The rates in dollars, by ``RateSlot/rawValue``.
    let rates: [RateColumn]
    /// The distinct terms of all rates.
    let terms: [Term]
    /// The texts of the index.
    let texts: TextPool
    /// The records of the offers.
    let records: [UInt8]
    /// The encoded name book; see ``nameBook()``.
    let nameBytes: [UInt8]
    /// The documents that records refer to when they state when something was confirmed.
    private var confirmations: Confirmations
    /// The first second at which each reading is stale.
    ///
    /// It is the least number for a failed reading, and the greatest for one that never becomes stale.
    private var staleFrom: [Int64]
    /// All offers in memory; empty if they are read from their records.
    private var offersInMemory: [SharedOffer] = []

    /// Puts the parts of an index together.
    ///
    /// Use ``init(_:version:sequence:generatedAt:)`` or ``init(decoding:)`` to make an index.
    init(
        version: String, sequence: Int64, generatedAt: Timestamp, providers: [Provider], sources: [Source],
        readings: [SourceReading], columns: OfferColumns, tables: IndexTables, facets: OfferFacets,
        rates: [RateColumn], terms: [Term], texts: TextPool, records: [UInt8], nameBytes: [UInt8]
    ) {
        self.version = version
        self.sequence = sequence
        self.generatedAt = generatedAt
        self.providers = providers
        self.sources = sources
        self.readings = readings
        self.columns = columns
        self.tables = tables
        self.facets = facets
        self.rates = rates
        self.terms = terms
        self.texts = texts
        self.records = records
        self.nameBytes = nameBytes
        confirmations = Confirmations(readings)
        self.columns.confirm(by: confirmations)
        staleFrom = Self.staleFrom(readings, sources)
    }

    /// The number of offers.
    package var offerCount: Int { columns.id.count }

    /// The number of models.
    package var modelCount: Int { tables.modelID.count }

    /// The number of offers that have a price.
    package var pricedCount: Int { facets[.state(.priced)].count }

    /// Returns the same index with every offer read into memory, for a process that answers many questions.
    package func keepingOffersInMemory() -> CatalogIndex {
        var copy = self
        copy.offersInMemory = (0..<offerCount).map { SharedOffer(offer(at: $0), writesMembers: true) }
        return copy
    }

    /// Returns the same index as confirmed by newer documents that change nothing else.
    ///
    /// - Parameters:
    ///   - readings: The newest document of each source, of the same sources.
    ///   - moment: The moment at which the index is made.
    /// - Returns: The index that laying out the confirmed catalog would give; nil if there are other sources than before, or
    ///   more than an index can tell apart.
    package func confirmed(by readings: [SourceReading], at moment: Timestamp) -> CatalogIndex? {
        let readings = readings.sorted { $0.source < $1.source }
        guard readings.count <= Confirmations.limit, readings.map(\.source) == self.readings.map(\.source) else {
            return nil
        }
        var copy = self
        copy.generatedAt = moment
        copy.readings = readings
        copy.confirmations = Confirmations(readings)
        copy.columns.confirm(by: copy.confirmations)
        copy.staleFrom = Self.staleFrom(readings, sources)
        copy.offersInMemory = []
        return copy
    }

    private static func staleFrom(_ readings: [SourceReading], _ sources: [Source]) -> [Int64] {
        readings.map { reading in
            if reading.isFailing { return .min }
            guard let source = sources.first(where: { $0.id == reading.source }) else { return .max }
            return source.staleFrom(fetchedAt: reading.fetchedAt).seconds
        }
    }
}

// MARK: - Offers and models

extension CatalogIndex {
    /// Returns the id of the offer in a row.
    package func offerID(at row: Int) -> OfferID { OfferID(rawValue: texts[columns.id[row]]) }

    /// Returns the whole offer in a row.
    ///
    /// A record that cannot be read, which the check of the bytes rules out, gives an offer without facts.
    package func offer(at row: Int) -> Offer { sharedOffer(at: row).offer }

    /// Returns a reference to the offer in a row.
    func sharedOffer(at row: Int) -> SharedOffer {
        offersInMemory.isEmpty ? SharedOffer(readOffer(at: row)) : offersInMemory[row]
    }

    private func readOffer(at row: Int) -> Offer {
        let range = Int(columns.record[row])..<max(Int(columns.record[row]), Int(columns.record[row + 1]))
        var reader = RecordReader(
            bytes: ByteReader(records, in: range), texts: texts, terms: terms, confirmations: confirmations)
        do throws(IndexError) {
            return try reader.next()
        } catch {
            return Offer(id: offerID(at: row), kind: providers[Int(columns.provider[row])].kind)
        }
    }

    /// Returns the row of the offer with an id; nil if there is none.
    package func row(ofOffer id: String) -> Int? { search(columns.id, for: id) }

    /// Returns the row of the model with an id; nil if there is none.
    package func row(ofModel id: String) -> Int? { search(tables.modelID, for: id) }

    /// Returns the id of the model in a row.
    package func modelID(at row: Int) -> ModelID { ModelID(rawValue: texts[tables.modelID[row]]) }

    /// The curated aliases of models, sorted, each with the row of the model that it means today.
    package var aliases: [(name: String, model: Int)] {
        tables.aliasName.indices.map { (texts[tables.aliasName[$0]], Int(tables.aliasModel[$0])) }
    }

    /// The curated aliases of each model that has any.
    var aliasesByModel: [ModelID: [String]] {
        Dictionary(aliases.map { (modelID(at: $0.model), [$0.name]) }, uniquingKeysWith: +)
    }

    /// Returns the model in a row.
    package func model(at row: Int) -> Model {
        let released = tables.modelRelease[row]
        return Model(
            id: modelID(at: row), name: texts[tables.modelName[row]],
            releasedAt: released == .min ? nil : Timestamp(seconds: released),
            offers: offerRows(ofModel: row).map { offerID(at: $0) })
    }

    /// Returns the rows of the offers that sell a model.
    package func offerRows(ofModel row: Int) -> [Int] {
        tables.modelOffer[Int(tables.modelStart[row])..<Int(tables.modelStart[row + 1])].map { Int($0) }
    }

    /// Decodes the name book, which reads any name as an offer or a model; empty if its bytes are damaged.
    ///
    /// Each call decodes the book again.
    package func nameBook() -> NameBook {
        do throws(IndexError) {
            return try NameBook(decoding: nameBytes)
        } catch {
            return .empty
        }
    }

    private func search(_ ids: [UInt32], for id: String) -> Int? {
        let wanted = Array(id.utf8)
        let row = ids.countBefore { texts.compare($0, wanted) < 0 }
        return row < ids.count && texts.compare(ids[row], wanted) == 0 ? row : nil
    }
}

// MARK: - Age

extension CatalogIndex {
    /// Returns the sources whose newest document is too old or whose last reading failed.
    package func staleSources(at now: Timestamp) -> [SourceID] {
        staleFrom.indices.compactMap { staleFrom[$0] <= now.seconds ? readings[$0].source : nil }
    }

    /// Returns the first moment after `now` at which another source becomes stale; nil if none will without a failure.
    package func nextStaleness(after now: Timestamp) -> Timestamp? {
        let next = staleFrom.reduce(Int64.max) { $1 > now.seconds ? min($0, $1) : $0 }
        return next == .max ? nil : Timestamp(seconds: next)
    }

    /// Returns the first moment after `now` at which a status or a price of any offer changes by itself; nil if none is known.
    ///
    /// The answer to a question states a later moment where it can; this one is for answers that show many offers.
    package func nextChange(after now: Timestamp) -> Timestamp? {
        let dates = (tables.deprecatedAt + tables.retiredAt).filter { $0 != .max }.map { Timestamp(seconds: $0) }
        let changes = Set(tables.timedTerm).compactMap { terms[Int($0)].nextChange(after: now) }
        return (dates.filter { $0 > now } + changes).min()
    }
}
