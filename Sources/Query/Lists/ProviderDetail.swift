package import Tariff

/// One provider with what it sells.
package struct ProviderDetail: Sendable {
    /// The provider.
    package let provider: Provider
    /// The ids of its offers, sorted.
    package let offers: [OfferID]
    /// How many of these have a price.
    package let priced: Int
    /// How many models they sell.
    package let models: Int
    /// The sources that are its own word.
    package let ownSources: [SourceID]

    /// The provider as every client gets it: what a list says of it, and the ids of its offers.
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
    /// One provider with what it sells; nil when none bears the id.
    package func provider(_ id: String) -> ProviderDetail? {
        guard let place = providers.firstIndex(where: { $0.id.rawValue == id }) else { return nil }
        let offers = (0..<offerCount).filter { Int(columns.provider[$0]) == place }
        return ProviderDetail(
            provider: providers[place], offers: offers.map { offerID(at: $0) },
            priced: offers.count { facets.has(.state(.priced), $0) },
            models: Set(offers.map { columns.model[$0] }).subtracting([OfferColumns.none]).count,
            ownSources: sources.filter { $0.owns.contains(providers[place].id) }.map(\.id))
    }

    /// Ids of providers like one that is unknown, the likeliest first.
    package func providerSuggestions(for id: String) -> [String] {
        let ids = providers.map(\.id.rawValue)
        if let near = NearestWords.nearest(to: id, in: ids) { return [near] }
        return Array(ids.filter { id.utf8.count >= 3 && $0.contains(id.lowercased()) }.prefix(5))
    }
}
