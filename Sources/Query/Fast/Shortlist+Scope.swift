import Tariff

extension Shortlist {
    /// Returns the offers that a requirement is about at all, as ``Eligibility/isInScope(_:)`` decides it for one offer.
    static func scope(of requirement: Requirement, in index: CatalogIndex) -> OfferSet {
        var scope = OfferSet.all(index.offerCount)
        for modality in requirement.produces { scope.formIntersection(index.facets[.produces(modality)]) }
        if requirement.via != .any {
            let kinds = Provider.Kind.allCases.filter { $0.via == requirement.via.rawValue }
            scope.formIntersection(
                kinds.reduce(OfferSet(count: index.offerCount)) { $0.union(index.facets[.kind($1)]) })
        }
        let columns = index.columns
        if !requirement.models.isEmpty {
            var matching = (0..<index.modelCount).map { matches(index.modelID(at: $0).rawValue, requirement.models) }
            for alias in index.aliases where matches(alias.name, requirement.models) { matching[alias.model] = true }
            keep(columns.model, among: matching, in: &scope)
        }
        if !requirement.labs.isEmpty {
            keep(columns.lab, among: index.tables.lab.map { matches(index.texts[$0], requirement.labs) }, in: &scope)
        }
        func selling(_ patterns: [Glob]) -> [Bool] {
            index.providers.indices.map { matches(index.providers[$0].id.rawValue, patterns) }
        }
        if !requirement.providers.isEmpty { keep(columns.provider, among: selling(requirement.providers), in: &scope) }
        if !requirement.excludeProviders.isEmpty {
            keep(columns.provider, among: selling(requirement.excludeProviders).map { !$0 }, in: &scope)
        }
        return scope
    }

    private static func matches(_ name: String, _ patterns: [Glob]) -> Bool { patterns.contains { $0.matches(name) } }

    /// Keeps the offers whose model, lab or provider matches; each of these was matched once.
    private static func keep(_ column: [UInt32], among matching: [Bool], in offers: inout OfferSet) {
        // An offer without a model or lab has the greatest number, which is clamped to an entry that never matches.
        let clamped = matching + [false]
        let last = UInt32(matching.count)
        offers.formIntersection(
            clamped.withUnsafeBufferPointer { matching in
                OfferSet(where: column) { matching[Int(min($0, last))] }
            })
    }
}
