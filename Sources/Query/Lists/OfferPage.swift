package import Tariff

/// A page of offers.
package struct OfferPage: Sendable {
    /// The offers and the cursor.
    package let page: Page<Offer>
    /// The moment at which statuses and prices are told.
    package let now: Timestamp

    /// The offers of the page.
    package var items: [Offer] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The list as every client gets it.
    package var json: [UInt8] {
        var json = JSONWriter()
        page.write(to: &json) { $1.writeListed(at: now, to: &$0) }
        return json.bytes
    }
}

extension CatalogIndex {
    /// Lists the offers that meet the list's words, by id.
    package func offers(_ list: ListQuestion, now: Timestamp) -> OfferPage {
        // The name stands in the record, which is read only when the id does not hold every word.
        let places = ListFilter(self, list, now: now).offers(of: self, now: now).filter { place in
            list.finds(offerID(at: place).rawValue, name: offer(at: place).name)
        }
        let page = Page(places, list) { offerID(at: $0).rawValue }
        return OfferPage(page: page.map { offer(at: $0) }, now: now)
    }
}
