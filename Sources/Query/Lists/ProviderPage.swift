package import Tariff

/// A page of providers.
package struct ProviderPage: Sendable {
    /// A provider with what it sells.
    package struct Entry: Sendable {
        /// The provider.
        package let provider: Provider
        /// How many of its offers meet the list's words.
        package let offers: Int
        /// How many of these have a price.
        package let priced: Int
    }

    /// The providers and the cursor.
    package let page: Page<Entry>

    /// The providers of the page.
    package var items: [Entry] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The list as every client gets it.
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

extension CatalogIndex {
    /// Lists the providers with an offer that meets the list's words, by id.
    package func providers(_ list: ListQuestion, now: Timestamp) -> ProviderPage {
        var offers = [Int](repeating: 0, count: providers.count)
        var priced = offers
        for place in ListFilter(self, list, now: now).offers(of: self, now: now) {
            offers[Int(columns.provider[place])] += 1
            if facets.has(.state(.priced), place) { priced[Int(columns.provider[place])] += 1 }
        }
        let entries = providers.indices.filter { offers[$0] > 0 }.map { place in
            ProviderPage.Entry(provider: providers[place], offers: offers[place], priced: priced[place])
        }.filter { list.finds($0.provider.id.rawValue, name: $0.provider.name) }
        return ProviderPage(page: Page(entries, list) { $0.provider.id.rawValue })
    }
}
