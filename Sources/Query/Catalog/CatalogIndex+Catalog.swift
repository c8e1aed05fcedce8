package import Tariff

extension CatalogIndex {
    /// The whole catalog, as it was laid out.
    package var catalog: Catalog {
        Catalog(
            offers: (0..<offerCount).map { offer(at: $0) }, models: (0..<modelCount).map { model(at: $0) },
            providers: providers, readings: readings, sources: sources)
    }
}
