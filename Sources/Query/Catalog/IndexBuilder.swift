package import Tariff

extension CatalogIndex {
    /// Lays out a catalog as an index.
    ///
    /// - Parameters:
    ///   - catalog: The catalog.
    ///   - version: The hash that names the catalog. It is evaluated last, so that it can be computed in parallel.
    ///   - sequence: The number that rises with each version. It is evaluated after the version.
    ///   - generatedAt: The moment at which the index is made.
    /// - Throws: The error that evaluating the version or the sequence throws.
    package init(
        _ catalog: Catalog, version: @autoclosure () throws -> String, sequence: @autoclosure () throws -> Int64,
        generatedAt: Timestamp
    ) rethrows {
        var builder = IndexBuilder(catalog)
        let offers = builder.offers
        for row in offers.indices { builder.append(offers[row], at: row) }
        builder.columns.byPrice = PriceOrder.sorted(builder.offers, builder.rates)
        let (tables, facets) = (builder.finishedTables(), OfferFacets(builder.offers))
        let (version, sequence) = (try version(), try sequence())
        self.init(
            version: version, sequence: sequence, generatedAt: generatedAt, providers: builder.providers,
            sources: catalog.sources.sorted { $0.id < $1.id },
            readings: catalog.readings.sorted { $0.source < $1.source },
            columns: builder.columns, tables: tables, facets: facets,
            rates: builder.rates, terms: builder.writer.terms, texts: builder.writer.texts.pool(),
            records: builder.writer.bytes.bytes, nameBytes: catalog.names.encoded())
    }
}

/// Collects the arrays of an index, offer by offer.
private struct IndexBuilder {
    let offers: [Offer]
    let providers: [Provider]
    private let models: [Model]
    private let providerRows: [ProviderID: Int]
    private let modelRows: [ModelID: Int]
    var writer = RecordWriter()
    var columns = OfferColumns()
    private var tables = IndexTables()
    var rates = RateSlot.allCases.map { _ in RateColumn() }
    private var labRows: [LabID: UInt32] = [:]
    private var routeRows: [Route: UInt32] = [:]
    private var rateTermRows: [RateTerm: UInt32] = [:]
    private var offersOfModel: [[UInt32]]

    private struct Route: Hashable {
        var provider: Int
        var upstream: String?
    }

    /// Sorts offers, models and providers, and adds the models and providers that offers name and the catalog lacks.
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
        providerRows = Dictionary(providers.enumerated().map { ($1.id, $0) }) { first, _ in first }
        modelRows = Dictionary(models.enumerated().map { ($1.id, $0) }) { first, _ in first }
        writer.confirmations = Confirmations(catalog.readings.sorted { $0.source < $1.source })
        offersOfModel = [[UInt32]](repeating: [], count: models.count)
        for model in models {
            tables.modelID.append(writer.texts.id(model.id.rawValue))
            tables.modelName.append(writer.texts.id(model.name))
            tables.modelRelease.append(model.releasedAt?.seconds ?? .min)
        }
        appendAliases(of: catalog)
    }

    /// Returns offers sorted by id.
    ///
    /// Mostly they are sorted already, and moving an offer is expensive.
    private static func sorted(_ offers: [Offer]) -> [Offer] {
        let areSorted = offers.indices.dropFirst().allSatisfy { offers[$0 - 1].id < offers[$0].id }
        return areSorted ? offers : offers.sorted { $0.id < $1.id }
    }

    /// Appends the curated aliases of models, with the meaning that they have on the day of the newest document.
    private mutating func appendAliases(of catalog: Catalog) {
        let newest = catalog.readings.map(\.fetchedAt).max()
        for alias in catalog.names.rules.aliases.sorted(by: { $0.name < $1.name }) {
            guard case .model(let model, _, _) = catalog.names.find(alias.name.rawValue, at: newest),
                let row = modelRows[model], models[row].id != alias.name
            else { continue }
            tables.aliasName.append(writer.texts.id(alias.name.rawValue))
            tables.aliasModel.append(UInt32(row))
        }
    }

    mutating func append(_ offer: Offer, at row: Int) {
        let provider = providerRows[offer.id.provider] ?? 0
        columns.id.append(writer.texts.id(offer.id.rawValue))
        columns.provider.append(UInt32(provider))
        columns.route.append(routeRow(Route(provider: provider, upstream: offer.upstream)))
        if let model = offer.model, let modelRow = modelRows[model] {
            columns.model.append(UInt32(modelRow))
            columns.lab.append(labRow(model.lab))
            offersOfModel[modelRow].append(UInt32(row))
        } else {
            columns.model.append(OfferColumns.none)
            columns.lab.append(OfferColumns.none)
        }
        columns.contextLimit.append(offer.limits[.context] ?? -1)
        columns.inputLimit.append(offer.limits[.input] ?? -1)
        columns.outputLimit.append(offer.limits[.output] ?? -1)
        columns.appendConfirmations(of: offer, writer.confirmations)
        if offer.deprecatedAt != nil || offer.retiredAt != nil {
            tables.datedOffer.append(UInt32(row))
            tables.deprecatedAt.append(offer.deprecatedAt?.seconds ?? .max)
            tables.retiredAt.append(offer.retiredAt?.seconds ?? .max)
        }
        for score in offer.scores {
            tables.scoreBenchmark.append(writer.texts.id(score.benchmark))
            tables.score.append(score.millionths)
        }
        tables.scoreStart.append(UInt32(tables.score.count))
        appendRates(of: offer, at: row)
        writer.put(offer)
        columns.record.append(UInt32(writer.bytes.bytes.count))
    }

    private mutating func appendRates(of offer: Offer, at row: Int) {
        for step in offer.ladders.lazy.flatMap(\.steps) {
            let id = writer.term(of: step)
            if writer.terms[Int(id)].isTimed {
                tables.timedOffer.append(UInt32(row))
                tables.timedComponent.append(step.rate.component.rawValue)
                tables.timedTerm.append(id)
            }
            guard let slot = RateSlot(step.rate) else { continue }
            let rateTerm = RateTerm(term: id, kind: RateTerm.Kind(step.rate.component))
            rates[slot.rawValue].append(step.rate.amount.femto, term: rateTermRow(rateTerm))
        }
        for slot in rates.indices { rates[slot].endOffer() }
    }

    /// Returns the tables with the offers of each model, which are known only at the end.
    func finishedTables() -> IndexTables {
        var tables = tables
        for rows in offersOfModel {
            tables.modelOffer.append(contentsOf: rows)
            tables.modelStart.append(UInt32(tables.modelOffer.count))
        }
        return tables
    }

    private mutating func rateTermRow(_ term: RateTerm) -> UInt32 {
        if let row = rateTermRows[term] { return row }
        let row = UInt32(tables.rateTerm.count)
        rateTermRows[term] = row
        tables.rateTerm.append(term.code)
        return row
    }

    private mutating func labRow(_ lab: LabID) -> UInt32 {
        if let row = labRows[lab] { return row }
        let row = UInt32(tables.lab.count)
        labRows[lab] = row
        tables.lab.append(writer.texts.id(lab.rawValue))
        return row
    }

    private mutating func routeRow(_ route: Route) -> UInt32 {
        if let row = routeRows[route] { return row }
        let row = UInt32(tables.routeProvider.count)
        routeRows[route] = row
        tables.routeProvider.append(UInt32(route.provider))
        tables.routeUpstream.append(route.upstream.map { writer.texts.id($0) } ?? OfferColumns.none)
        return row
    }
}
