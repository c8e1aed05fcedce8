import Tariff

/// Which offers a question is about at all.
struct Scope {
    private let requirement: Requirement

    init(_ requirement: Requirement) { self.requirement = requirement }

    func offers(of index: CatalogIndex) -> OfferSet {
        var scope = OfferSet.all(index.offerCount)
        for modality in requirement.produces { scope.formIntersection(index.facets[.produces(modality)]) }
        if requirement.via != .any {
            let kinds = Provider.Kind.allCases.filter { $0.via == requirement.via.rawValue }
            scope.formIntersection(
                kinds.reduce(OfferSet(count: index.offerCount)) { $0.union(index.facets[.kind($1)]) })
        }
        let columns = index.columns
        if !requirement.models.isEmpty {
            keep(
                columns.model, fitting: requirement.models, in: &scope, of: index.modelCount, others: index.aliases
            ) { index.modelID(at: $0).rawValue }
        }
        if !requirement.labs.isEmpty {
            keep(columns.lab, fitting: requirement.labs, in: &scope, of: index.tables.lab.count) {
                index.texts[index.tables.lab[$0]]
            }
        }
        if !requirement.providers.isEmpty {
            keep(columns.provider, fitting: requirement.providers, in: &scope, of: index.providers.count) {
                index.providers[$0].id.rawValue
            }
        }
        if !requirement.excludeProviders.isEmpty {
            var excluded = scope
            keep(columns.provider, fitting: requirement.excludeProviders, in: &excluded, of: index.providers.count) {
                index.providers[$0].id.rawValue
            }
            scope.subtract(excluded)
        }
        return scope
    }

    /// Keeps the offers whose model, lab or provider fits one of the patterns by its name or by another one that it has.
    ///
    /// Each name is matched once.
    private func keep(
        _ column: [UInt32], fitting globs: [Glob], in offers: inout OfferSet, of count: Int,
        others: [(name: String, model: Int)] = [], name: (Int) -> String
    ) {
        var fits = (0..<count).map { place in
            let name = name(place)
            return globs.contains { $0.matches(name) }
        }
        for other in others where !fits[other.model] { fits[other.model] = globs.contains { $0.matches(other.name) } }
        var kept = OfferSet(words: [UInt64](repeating: 0, count: offers.words.count))
        offers.forEach { offer in
            let place = column[offer]
            if place != OfferColumns.none, fits[Int(place)] { kept.insert(offer) }
            return true
        }
        offers = kept
    }
}
