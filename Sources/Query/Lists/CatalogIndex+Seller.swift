package import Tariff

extension CatalogIndex {
    /// Returns the part of the catalog that one provider sells: its offers, and their models with these offers alone.
    ///
    /// - Returns: nil if no provider has the id.
    package func catalog(of provider: String) -> Catalog? {
        guard let seller = providers.firstIndex(where: { $0.id.rawValue == provider }) else { return nil }
        let sold = (0..<offerCount).filter { Int(columns.provider[$0]) == seller }
        let byModel = Dictionary(grouping: sold.filter { columns.model[$0] != OfferColumns.none }) { columns.model[$0] }
        let models = byModel.keys.sorted().map { row in
            var model = model(at: Int(row))
            model.offers = (byModel[row] ?? []).map { offerID(at: $0) }
            return model
        }
        return Catalog(
            offers: sold.map { offer(at: $0) }, models: models, providers: [providers[seller]], readings: readings,
            sources: sources)
    }
}
