package import Tariff

extension CatalogIndex {
    /// Lays out a catalog.
    ///
    /// - Parameters:
    ///   - catalog: what is published.
    ///   - version: the hash that names it; asked for at last, so that it can be worked out meanwhile.
    ///   - sequence: the number that rises with each version; asked for after it.
    ///   - generatedAt: when it was made.
    /// - Throws: what asking for version or sequence throws.
    package init(
        _ catalog: Catalog, version: @autoclosure () throws -> String, sequence: @autoclosure () throws -> Int64,
        generatedAt: Timestamp
    ) rethrows {
        var builder = IndexBuilder(catalog)
        let offers = builder.offers
        for place in offers.indices { builder.append(offers[place], at: place) }
        builder.columns.byPrice = PriceOrder.sorted(builder.offers, builder.rates)
        let (tables, facets) = (builder.finishedTables(), OfferFacets(builder.offers))
        let (version, sequence) = (try version(), try sequence())
        self.init(
            version: version, sequence: sequence, generatedAt: generatedAt, providers: builder.providers,
            sources: catalog.sources.sorted { $0.id < $1.id },
            readings: catalog.readings.sorted { $0.source < $1.source },
            columns: builder.columns, tables: tables, facets: facets,
            rates: builder.rates, terms: builder.writer.terms, texts: builder.writer.texts.pool(),
            records: builder.writer.bytes.bytes, nameBytes: NameBookRecord.encoded(catalog.names))
    }
}

/// Collects the arrays of an index, offer by offer.
private struct IndexBuilder {
    let offers: [Offer]
    let providers: [Provider]
    private let models: [Model]
    private let providerPlaces: [ProviderID: Int]
    private let modelPlaces: [ModelID: Int]
    var writer = RecordWriter()
    var columns = OfferColumns()
    private var tables = IndexTables()
    var rates = RateSlot.allCases.map { _ in RateColumn() }
    private var labPlaces: [LabID: UInt32] = [:]
    private var routePlaces: [Route: UInt32] = [:]
    private var rateTermPlaces: [RateTerm: UInt32] = [:]
    private var offersOfModel: [[UInt32]]

    private struct Route: Hashable {
        var provider: Int
        var upstream: String?
    }

    /// Sorts what the index needs sorted, and adds what offers name and the catalog does not hold.
    init(_ catalog: Catalog) {
        offers = Self.sorted(catalog.offers)
        let sellers = Set(catalog.providers.map(\.id))
        let unknown = Dictionary(offers.map { ($0.id.provider, $0.kind) }) { first, _ in first }
            .filter { !sellers.contains($0.key) }
            .map { Provider(id: $0.key, name: $0.key.rawValue, kind: $0.value) }
        providers = (catalog.providers + unknown).sorted { $0.id < $1.id }
        let named = Set(catalog.models.map(\.id))
        let unnamed = Set(offers.compactMap(\.model)).subtracting(named).map { Model(id: $0, name: $0.name) }
        models = (catalog.models + unnamed).sorted { $0.id < $1.id }
        providerPlaces = Dictionary(providers.enumerated().map { ($1.id, $0) }) { first, _ in first }
        modelPlaces = Dictionary(models.enumerated().map { ($1.id, $0) }) { first, _ in first }
        writer.confirmations = Confirmations(catalog.readings.sorted { $0.source < $1.source })
        offersOfModel = [[UInt32]](repeating: [], count: models.count)
        for model in models {
            tables.modelID.append(writer.texts.id(model.id.rawValue))
            tables.modelName.append(writer.texts.id(model.name))
            tables.modelRelease.append(model.releasedAt?.seconds ?? .min)
        }
        appendAliases(of: catalog)
    }

    /// Offers by their ids; mostly they are, and moving one costs a count for each of its texts.
    private static func sorted(_ offers: [Offer]) -> [Offer] {
        let areSorted = offers.indices.dropFirst().allSatisfy { offers[$0 - 1].id < offers[$0].id }
        return areSorted ? offers : offers.sorted { $0.id < $1.id }
    }

    /// The other names of models that people wrote down, as they stand on the day of the newest document.
    private mutating func appendAliases(of catalog: Catalog) {
        let newest = catalog.readings.map(\.fetchedAt).max()
        for alias in catalog.names.rules.aliases.sorted(by: { $0.name < $1.name }) {
            guard case .model(let model, _, _) = catalog.names.find(alias.name.rawValue, at: newest),
                let place = modelPlaces[model], models[place].id != alias.name
            else { continue }
            tables.aliasName.append(writer.texts.id(alias.name.rawValue))
            tables.aliasModel.append(UInt32(place))
        }
    }

    mutating func append(_ offer: Offer, at place: Int) {
        let provider = providerPlaces[offer.id.provider] ?? 0
        columns.id.append(writer.texts.id(offer.id.rawValue))
        columns.provider.append(UInt32(provider))
        columns.route.append(routePlace(Route(provider: provider, upstream: offer.upstream)))
        if let model = offer.model, let modelPlace = modelPlaces[model] {
            columns.model.append(UInt32(modelPlace))
            columns.lab.append(labPlace(model.lab))
            offersOfModel[modelPlace].append(UInt32(place))
        } else {
            columns.model.append(OfferColumns.none)
            columns.lab.append(OfferColumns.none)
        }
        columns.contextLimit.append(offer.limits[.context] ?? -1)
        columns.inputLimit.append(offer.limits[.input] ?? -1)
        columns.outputLimit.append(offer.limits[.output] ?? -1)
        columns.appendConfirmations(of: offer, writer.confirmations)
        if offer.deprecatedAt != nil || offer.retiredAt != nil {
            tables.datedOffer.append(UInt32(place))
            tables.deprecatedAt.append(offer.deprecatedAt?.seconds ?? .max)
            tables.retiredAt.append(offer.retiredAt?.seconds ?? .max)
        }
        for score in offer.scores {
            tables.scoreBenchmark.append(writer.texts.id(score.benchmark))
            tables.score.append(score.millionths)
        }
        tables.scoreStart.append(UInt32(tables.score.count))
        appendRates(of: offer, at: place)
        writer.offer(offer)
        columns.record.append(UInt32(writer.bytes.bytes.count))
    }

    private mutating func appendRates(of offer: Offer, at place: Int) {
        for step in offer.ladders.lazy.flatMap(\.steps) {
            let id = writer.term(of: step)
            if writer.terms[Int(id)].isTimed {
                tables.timedOffer.append(UInt32(place))
                tables.timedComponent.append(step.rate.component.rawValue)
                tables.timedTerm.append(id)
            }
            guard let slot = RateSlot(step.rate) else { continue }
            let rateTerm = RateTerm(term: id, kind: RateTerm.Kind(step.rate.component))
            rates[slot.rawValue].append(step.rate.amount.femto, term: rateTermPlace(rateTerm))
        }
        for slot in rates.indices { rates[slot].endOffer() }
    }

    /// The tables with the offers of each model, which are known only at the end.
    func finishedTables() -> IndexTables {
        var tables = tables
        for places in offersOfModel {
            tables.modelOffer.append(contentsOf: places)
            tables.modelStart.append(UInt32(tables.modelOffer.count))
        }
        return tables
    }

    private mutating func rateTermPlace(_ term: RateTerm) -> UInt32 {
        if let place = rateTermPlaces[term] { return place }
        let place = UInt32(tables.rateTerm.count)
        rateTermPlaces[term] = place
        tables.rateTerm.append(term.code)
        return place
    }

    private mutating func labPlace(_ lab: LabID) -> UInt32 {
        if let place = labPlaces[lab] { return place }
        let place = UInt32(tables.lab.count)
        labPlaces[lab] = place
        tables.lab.append(writer.texts.id(lab.rawValue))
        return place
    }

    private mutating func routePlace(_ route: Route) -> UInt32 {
        if let place = routePlaces[route] { return place }
        let place = UInt32(tables.routeProvider.count)
        routePlaces[route] = place
        tables.routeProvider.append(UInt32(route.provider))
        tables.routeUpstream.append(route.upstream.map { writer.texts.id($0) } ?? OfferColumns.none)
        return place
    }
}
