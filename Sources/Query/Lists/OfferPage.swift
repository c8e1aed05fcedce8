import JSON
package import Tariff

/// A page of offers.
package struct OfferPage: Sendable {
    /// The offers and the cursor.
    package let page: Page<Offer>
    /// The moment at which statuses and prices are shown.
    package let now: Timestamp

    /// The offers of the page.
    package var items: [Offer] { page.items }

    /// The cursor of the next page; nil at the end.
    package var next: String? { page.next }

    /// The JSON of the list.
    package var json: [UInt8] {
        var json = JSONWriter()
        page.write(to: &json) { $1.writeListed(at: now, to: &$0) }
        return json.bytes
    }
}

extension FastAnswers {
    /// Lists the offers that meet the parameters of a list, by id.
    package func offers(_ list: ListQuestion, now: Timestamp) -> OfferPage {
        // The name is part of the record, which is read only if the id does not contain every search term.
        let rows = rows(of: list, now: now).filter { row in
            list.finds(index.offerID(at: row).rawValue, name: index.offer(at: row).name)
        }
        let page = Page(rows, list) { index.offerID(at: $0).rawValue }
        return OfferPage(page: page.map { index.offer(at: $0) }, now: now)
    }
}
