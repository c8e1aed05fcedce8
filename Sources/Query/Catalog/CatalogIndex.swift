package import Tariff

/// The published catalog laid out for answering: immutable, flat, and readable from bytes in a millisecond or two.
///
/// What a question asks of every offer stands in arrays and sets; everything else of an offer is a
/// record that is read only when an answer shows it. Offers and models are known by their place in
/// the order of their ids.
///
/// A class, because handing it on must not count a reference to every array.
package final class CatalogIndex: Sendable {
    /// The version of the catalog.
    package let version: String
    /// The number that rises with each version.
    package let sequence: Int64
    /// When the catalog was made.
    package let generatedAt: Timestamp
    /// The providers that sell something, sorted by id.
    package let providers: [Provider]
    /// The sources of the catalog, sorted by id.
    package let sources: [Source]
    /// The newest document of each source.
    package let readings: [SourceReading]

    let confirmations: Confirmations
    let columns: OfferColumns
    let tables: IndexTables
    let facets: OfferFacets
    /// The rates by ``RateSlot/rawValue``.
    let rates: [RateColumn]
    /// The same as questions saw them lately.
    let rateViews: RateViews
    /// The offers by what they charge.
    let priceOrder: PriceOrder
    /// Who may answer questions of the kinds that were asked lately.
    let shortlists: Kept<Shortlist.Kind, Shortlist>
    /// What priced them.
    let pricers: Kept<FastPricer.Kind, FastPricer>
    let limits: OfferLimits
    /// When statuses change by themselves.
    let timeline: StatusTimeline
    let terms: TermTable
    let texts: TextPool
    let records: [UInt8]
    /// What names mean, undecoded; see ``nameBook()``.
    let nameBytes: [UInt8]
    /// Who is behind each route.
    let sellers: RouteSellers
    /// The first second at which each reading is stale: the least number for one that failed, the greatest for one that
    /// never is.
    private let staleFrom: [Int64]
    /// All offers in memory, or nothing when they are read from their records.
    private let offersInMemory: [HeldOffer]

    /// Puts the parts together; ``init(_:version:sequence:generatedAt:)`` and ``init(decoding:)`` make them.
    init(
        version: String, sequence: Int64, generatedAt: Timestamp, providers: [Provider], sources: [Source],
        readings: [SourceReading], columns: OfferColumns, tables: IndexTables, facets: OfferFacets,
        rates: [RateColumn], terms: [Term], texts: TextPool, records: [UInt8], nameBytes: [UInt8],
        offersInMemory: [HeldOffer] = []
    ) {
        self.version = version
        self.sequence = sequence
        self.generatedAt = generatedAt
        self.providers = providers
        self.sources = sources
        self.readings = readings
        confirmations = Confirmations(readings)
        var columns = columns
        columns.confirm(by: confirmations)
        self.columns = columns
        self.tables = tables
        self.facets = facets
        self.rates = rates
        priceOrder = PriceOrder(columns.byPrice)
        limits = OfferLimits(columns)
        timeline = StatusTimeline(tables, facets, start: generatedAt)
        self.terms = TermTable(terms, rateTerms: tables.rateTerm)
        rateViews = RateViews(self.terms, RateTable(rates, facets: facets))
        self.texts = texts
        self.records = records
        self.nameBytes = nameBytes
        // A shortlist has a few bits for each offer. A pricer has a number or two, some more for every shortlist that it
        // knows, and holds the view that it was made from, of a number for each offer and thing.
        let most = min(64, max(4, 1_000_000 / max(1, facets.count)))
        shortlists = Kept(most: most)
        pricers = Kept(most: most / 2)
        sellers = RouteSellers(tables, providers: providers, texts: texts)
        self.offersInMemory = offersInMemory
        staleFrom = readings.map { reading in
            if reading.isFailing { return .min }
            guard let source = sources.first(where: { $0.id == reading.source }) else { return .max }
            return source.staleFrom(fetchedAt: reading.fetchedAt).seconds
        }
    }

    /// What names mean; decoded at every call, and without a name where the bytes are damaged.
    package func nameBook() -> NameBook {
        do throws(IndexError) {
            return try NameBookRecord.decoded(nameBytes)
        } catch {
            return .empty
        }
    }

    /// How many offers there are.
    package var offerCount: Int { columns.id.count }

    /// How many models there are.
    package var modelCount: Int { tables.modelID.count }

    /// How many offers have a price.
    package var pricedCount: Int { facets[.state(.priced)].count }

    /// The same index with every offer read once and kept, for a process that answers many questions.
    package func keepingOffersInMemory() -> CatalogIndex {
        CatalogIndex(
            version: version, sequence: sequence, generatedAt: generatedAt, providers: providers, sources: sources,
            readings: readings, columns: columns, tables: tables, facets: facets, rates: rates, terms: terms.terms,
            texts: texts, records: records, nameBytes: nameBytes,
            offersInMemory: (0..<offerCount).map { HeldOffer(offer(at: $0), keepsMembers: true) })
    }

    /// The same index as newer documents without news confirm it.
    ///
    /// - Parameters:
    ///   - readings: the newest document of each source, of the same sources.
    ///   - moment: when the index is made.
    /// - Returns: what laying out the confirmed catalog would give; nil for more sources than can be told apart.
    package func confirmed(by readings: [SourceReading], at moment: Timestamp) -> CatalogIndex? {
        let readings = readings.sorted { $0.source < $1.source }
        guard readings.count <= Confirmations.limit, readings.map(\.source) == self.readings.map(\.source) else {
            return nil
        }
        return CatalogIndex(
            version: version, sequence: sequence, generatedAt: moment, providers: providers, sources: sources,
            readings: readings, columns: columns, tables: tables, facets: facets, rates: rates, terms: terms.terms,
            texts: texts, records: records, nameBytes: nameBytes)
    }

    /// The id of the offer at a place.
    package func offerID(at place: Int) -> OfferID { OfferID(rawValue: texts[columns.id[place]]) }

    /// The offer at a place, whole.
    ///
    /// A record that cannot be read, which the check of the bytes rules out, gives an offer without facts.
    package func offer(at place: Int) -> Offer { heldOffer(at: place).offer }

    /// The same, to be handed on.
    func heldOffer(at place: Int) -> HeldOffer {
        offersInMemory.isEmpty ? HeldOffer(readOffer(at: place)) : offersInMemory[place]
    }

    private func readOffer(at place: Int) -> Offer {
        let range = Int(columns.record[place])..<max(Int(columns.record[place]), Int(columns.record[place + 1]))
        var reader = RecordReader(
            bytes: ByteReader(records, in: range), texts: texts, terms: terms.terms, confirmations: confirmations)
        do throws(IndexError) {
            return try reader.offer()
        } catch {
            return Offer(id: offerID(at: place), kind: providers[Int(columns.provider[place])].kind)
        }
    }

    /// The place of the offer with that id.
    package func place(ofOffer id: String) -> Int? { search(columns.id, for: id) }

    /// The place of the model with that id.
    package func place(ofModel id: String) -> Int? { search(tables.modelID, for: id) }

    /// The id of the model at a place.
    package func modelID(at place: Int) -> ModelID { ModelID(rawValue: texts[tables.modelID[place]]) }

    /// The other names of models that people wrote down, sorted, each with the place of the model that it means today.
    package var aliases: [(name: String, model: Int)] {
        tables.aliasName.indices.map { (texts[tables.aliasName[$0]], Int(tables.aliasModel[$0])) }
    }

    /// The model at a place.
    package func model(at place: Int) -> Model {
        let released = tables.modelRelease[place]
        return Model(
            id: modelID(at: place), name: texts[tables.modelName[place]],
            releasedAt: released == .min ? nil : Timestamp(seconds: released),
            offers: offerPlaces(ofModel: place).map { offerID(at: $0) })
    }

    /// The places of the offers that sell a model.
    package func offerPlaces(ofModel place: Int) -> [Int] {
        tables.modelOffer[Int(tables.modelStart[place])..<Int(tables.modelStart[place + 1])].map { Int($0) }
    }

    /// The sources whose newest document is too old or whose last reading failed.
    package func staleSources(at now: Timestamp) -> [SourceID] {
        staleFrom.indices.compactMap { staleFrom[$0] <= now.seconds ? readings[$0].source : nil }
    }

    /// The first moment after `now` at which another source becomes stale; nil when none does without a failure.
    package func nextStaleness(after now: Timestamp) -> Timestamp? {
        let next = staleFrom.reduce(Int64.max) { $1 > now.seconds ? min($0, $1) : $0 }
        return next == .max ? nil : Timestamp(seconds: next)
    }

    private func search(_ ids: [UInt32], for id: String) -> Int? {
        let wanted = Array(id.utf8)
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            let order = texts.compare(ids[middle], wanted)
            if order == 0 { return middle }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
