package import Tariff

/// A page of models.
package struct ModelPage: Sendable {
    /// The models and the cursor.
    package let page: Page<Model>

    /// The models of the page.
    package var items: [Model] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The list as every client gets it; an OpenAI client reads it too.
    package var json: [UInt8] {
        var json = JSONWriter()
        page.write(to: &json) { json, model in
            json.object { model.write(to: &$0) }
        }
        return json.bytes
    }
}

extension Model {
    /// Adds the members of a model: those that an OpenAI client reads, then the name and the offers.
    package func write(to json: inout JSONWriter) {
        json.member("id", id.rawValue)
        json.member("object", "model")
        json.member("created", releasedAt?.seconds ?? 0)
        json.member("owned_by", id.lab.rawValue)
        json.member("name", name)
        json.member("released_at", releasedAt)
        json.member("offers", offers.map(\.rawValue))
    }
}

extension CatalogIndex {
    /// Lists the models with an offer that meets the list's words, by id.
    package func models(_ list: ListQuestion, now: Timestamp) -> ModelPage {
        var sold = Set(
            ListFilter(self, list, now: now).offers(of: self, now: now).map { columns.model[$0] })
        sold.remove(OfferColumns.none)
        let places = sold.sorted().map { Int($0) }.filter { place in
            list.finds(modelID(at: place).rawValue, name: texts[tables.modelName[place]])
        }
        let page = Page(places, list) { modelID(at: $0).rawValue }
        return ModelPage(page: page.map { model(at: $0) })
    }
}
