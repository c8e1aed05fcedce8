import JSON
package import Tariff

/// A page of providers.
package struct ProviderPage: Sendable {
    /// A provider with the numbers of its offers.
    package struct Entry: Sendable {
        /// The provider.
        package let provider: Provider
        /// The number of its offers that meet the parameters of the list.
        package let offers: Int
        /// The number of these that have a price.
        package let priced: Int
    }

    /// The providers and the cursor.
    package let page: Page<Entry>

    /// The providers of the page.
    package var items: [Entry] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The JSON of the list.
    package var json: [UInt8] {
        var json = JSONWriter()
        page.write(to: &json) { json, entry in
            json.object { json in
                json.member("id", entry.provider.id.rawValue)
                json.member("name", entry.provider.name)
                json.member("kind", entry.provider.kind.rawValue)
                json.member("lab", entry.provider.lab?.rawValue)
                json.member("url", entry.provider.url)
                json.member("offers", Int64(entry.offers))
                json.member("priced", Int64(entry.priced))
            }
        }
        return json.bytes
    }
}

extension FastAnswers {
    /// Lists the providers with an offer that meets the parameters of a list, by id.
    package func providers(_ list: ListQuestion, now: Timestamp) -> ProviderPage {
        let providers = index.providers
        var offers = [Int](repeating: 0, count: providers.count)
        var priced = offers
        for row in rows(of: list, now: now) {
            offers[Int(index.columns.provider[row])] += 1
            if index.facets.has(.state(.priced), row) { priced[Int(index.columns.provider[row])] += 1 }
        }
        let entries = providers.indices.filter { offers[$0] > 0 }.map { row in
            ProviderPage.Entry(provider: providers[row], offers: offers[row], priced: priced[row])
        }.filter { list.finds($0.provider.id.rawValue, name: $0.provider.name) }
        return ProviderPage(page: Page(entries, list) { $0.provider.id.rawValue })
    }
}
