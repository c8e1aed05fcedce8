import JSON
package import Tariff

/// One provider with its offers.
package struct ProviderDetail: Sendable {
    /// The provider.
    package let provider: Provider
    /// The ids of its offers, sorted.
    package let offers: [OfferID]
    /// The number of these that have a price.
    package let priced: Int
    /// The number of models that they sell.
    package let models: Int
    /// The provider's own sources.
    package let ownSources: [SourceID]

    /// The JSON of the provider: the members of a list entry, and the ids of its offers.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("object", "provider")
            json.member("id", provider.id.rawValue)
            json.member("name", provider.name)
            json.member("kind", provider.kind.rawValue)
            json.member("lab", provider.lab?.rawValue)
            json.member("url", provider.url)
            json.member("offers", Int64(offers.count))
            json.member("priced", Int64(priced))
            json.member("models", Int64(models))
            json.member("own_sources", ownSources.map(\.rawValue))
            json.member("offer_ids", offers.map(\.rawValue))
        }
        return json.bytes
    }
}

extension CatalogIndex {
    /// Returns the provider with an id and its offers; nil if there is none.
    package func provider(_ id: String) -> ProviderDetail? {
        guard let row = providers.firstIndex(where: { $0.id.rawValue == id }) else { return nil }
        let offers = (0..<offerCount).filter { Int(columns.provider[$0]) == row }
        return ProviderDetail(
            provider: providers[row], offers: offers.map { offerID(at: $0) },
            priced: offers.count { facets.has(.state(.priced), $0) },
            models: Set(offers.map { columns.model[$0] }).subtracting([OfferColumns.none]).count,
            ownSources: sources.filter { $0.owns.contains(providers[row].id) }.map(\.id))
    }

    /// Returns the provider ids nearest to an unknown one, the likeliest first.
    package func providerSuggestions(for id: String) -> [String] {
        let ids = providers.map(\.id.rawValue)
        if let near = NearestWords.nearest(to: id, in: ids) { return [near] }
        return Array(ids.filter { id.utf8.count >= 3 && $0.contains(id.lowercased()) }.prefix(5))
    }
}
