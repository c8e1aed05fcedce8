package import Tariff

extension CatalogIndex {
    /// Resolves an id: that of an offer or of a model, a seller's spelling, an alias, or a name as people write it.
    ///
    /// A near miss is refused, because the price of a similar model is worse than no answer.
    ///
    /// - Parameters:
    ///   - id: The text to resolve.
    ///   - moment: The day on which aliases are looked up.
    /// - Returns: The meaning with its rule, or a refusal with the near misses.
    package func resolve(_ id: String, at moment: Timestamp) -> Resolution {
        let book = nameBook()
        if let row = row(ofOffer: id) {
            let offer = offer(at: row)
            let rule = offer.modelRule ?? reason(of: book.find(offer.id.providerModelID, provider: offer.id.provider))
            return Resolution(
                id: id, meaning: .offer(offer.id, model: offer.model, rule: rule), alias: nil, offers: [offer.id],
                near: [])
        }
        if let row = row(ofModel: id) {
            return Resolution(
                id: id, meaning: .model(modelID(at: row), rule: "it is the id of a model"), alias: nil,
                offers: offers(of: modelID(at: row)), near: [])
        }
        var finding = find(id, in: book, at: moment)
        let bearers = bearers(of: id)
        if case .unknown = finding, let common = commonModel(of: bearers) {
            finding = .model(common, rule: "every seller of that id sells this", alias: nil)
        }
        switch finding {
        case .model(let model, let rule, let alias) where row(ofModel: model.rawValue) != nil:
            let named = bearers.filter { columns.model[$0] != OfferColumns.none }.map { offerID(at: $0) }
            return Resolution(
                id: id, meaning: .model(model, rule: rule), alias: alias,
                offers: named.isEmpty ? offers(of: model) : named, near: [])
        case .model(let model, let rule, let alias):
            return refusal(id, "\(rule): that is \(model), which nobody sells", alias: alias)
        case .several(let models):
            let near = models.map { Resolution.NearMiss(id: $0.rawValue, reason: "bears the same name, as others do") }
            return Resolution(
                id: id, meaning: .refused("several labs have a model of that name"), alias: nil, offers: [], near: near)
        case .unknown(let reason):
            guard bearers.isEmpty else {
                let offers = bearers.map { offerID(at: $0) }
                return Resolution(
                    id: id, meaning: .refused("offers bear that id, and no rule says which model they sell"),
                    alias: nil, offers: offers,
                    near: offers.map { .init(id: $0.rawValue, reason: "an offer under that id, without a model") })
            }
            return refusal(id, reason, alias: nil)
        }
    }

    /// Reads a text by the rules: first with a seller before a colon, then as a name, then as a title.
    private func find(_ id: String, in book: NameBook, at moment: Timestamp) -> NameBook.Finding {
        let offer = OfferID(rawValue: id)
        if id.contains(":"), providers.contains(where: { $0.id == offer.provider }) {
            return book.find(offer.providerModelID, provider: offer.provider, at: moment)
        }
        let finding = book.find(id, at: moment)
        guard case .unknown = finding else { return finding }
        let titled = (0..<modelCount).filter { texts[tables.modelName[$0]].lowercased() == id.lowercased() }
        guard titled.count == 1 else {
            return titled.isEmpty ? finding : .several(titled.map { modelID(at: $0) })
        }
        return .model(modelID(at: titled[0]), rule: "it is the title of a model", alias: nil)
    }

    /// Returns the rows of the offers that a seller sells under exactly that id.
    private func bearers(of id: String) -> [Int] {
        (0..<offerCount).filter { texts.endsAfterColon(columns.id[$0], with: id) }
    }

    private func commonModel(of rows: [Int]) -> ModelID? {
        let models = Set(rows.map { columns.model[$0] })
        guard models.count == 1, let model = models.first, model != OfferColumns.none else { return nil }
        return modelID(at: Int(model))
    }

    private func offers(of model: ModelID) -> [OfferID] {
        row(ofModel: model.rawValue).map { offerRows(ofModel: $0).map { offerID(at: $0) } } ?? []
    }

    private func reason(of finding: NameBook.Finding) -> String {
        switch finding {
        case .model(_, let rule, _): rule
        case .several(let models):
            "several labs have a model of that name: " + models.map(\.rawValue).joined(separator: ", ")
        case .unknown(let reason): reason
        }
    }

    private func refusal(_ id: String, _ reason: String, alias: ModelAlias?) -> Resolution {
        // An offer is replaced by its model, which is more likely to be meant.
        var ids: [String] = []
        for suggestion in suggestions(for: id) {
            let model = row(ofOffer: suggestion).flatMap { offer(at: $0).model?.rawValue }
            if !ids.contains(model ?? suggestion) { ids.append(model ?? suggestion) }
        }
        let near = ids.map { Resolution.NearMiss(id: $0, reason: Self.difference(id, $0)) }
        return Resolution(id: id, meaning: .refused(reason), alias: alias, offers: [], near: near)
    }

    /// Describes the words in which two ids differ.
    static func difference(_ asked: String, _ known: String) -> String {
        func words(_ text: String) -> [Substring] {
            text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }
        }
        // The lab or seller is not part of the name, and is compared only if the text names one too.
        let isWhole = asked.contains("/") || asked.contains(":")
        let name = known.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? known
        let (mine, other) = (words(asked), words(isWhole ? known : name))
        let missing = other.filter { !mine.contains($0) }.map { "“\($0)”" }.joined(separator: ", ")
        let extra = mine.filter { !other.contains($0) }.map { "“\($0)”" }.joined(separator: ", ")
        switch (missing.isEmpty, extra.isEmpty) {
        case (true, true): return "has the same words in another order or with other marks"
        case (false, true): return "has \(missing) besides"
        case (true, false): return "has no \(extra)"
        case (false, false): return "has \(missing) and no \(extra)"
        }
    }
}
