package import JSON
package import Tariff

/// A page of models.
package struct ModelPage: Sendable {
    /// The models and the cursor.
    package let page: Page<Model>

    /// The models of the page.
    package var items: [Model] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The JSON of the list, which an OpenAI client can read too.
    package var json: [UInt8] {
        var json = JSONWriter()
        page.write(to: &json) { json, model in
            json.object { model.write(to: &$0) }
        }
        return json.bytes
    }
}

extension Model {
    /// Writes the members of a model: those that an OpenAI client reads, then the name and the offers.
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

extension FastAnswers {
    /// Lists the models with an offer that meets the parameters of a list, by id.
    package func models(_ list: ListQuestion, now: Timestamp) -> ModelPage {
        var sold = Set(rows(of: list, now: now).map { index.columns.model[$0] })
        sold.remove(OfferColumns.none)
        let rows = sold.sorted().map { Int($0) }.filter { row in
            list.finds(index.modelID(at: row).rawValue, name: index.texts[index.tables.modelName[row]])
        }
        let page = Page(rows, list) { index.modelID(at: $0).rawValue }
        return ModelPage(page: page.map { index.model(at: $0) })
    }
}
