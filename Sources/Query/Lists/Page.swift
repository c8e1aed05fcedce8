package import JSON

/// One page of a list, with the cursor of the next.
package struct Page<Item: Sendable>: Sendable {
    /// The entries, in the order of their ids.
    package let items: [Item]
    /// The `cursor` of the next page; nil at the end.
    package let next: String?

    /// Creates a page from entries that are sorted by id.
    init(_ items: [Item], _ list: ListQuestion, id: (Item) -> String) {
        var rest = items[...]
        if let after = list.after {
            let mark = after.utf8
            rest = rest.drop { !mark.lexicographicallyPrecedes(id($0).utf8) }
        }
        let page = rest.prefix(list.limit ?? rest.count)
        self.items = Array(page)
        next = page.count < rest.count ? page.last.map { Cursor.encode(id($0)) } : nil
    }

    private init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }

    /// Returns the same page with its entries transformed.
    func map<Other>(_ body: (Item) -> Other) -> Page<Other> { Page<Other>(items: items.map(body), next: next) }

    /// Writes the list `{"object":"list","data":[…],"next":…}`.
    package func write(to json: inout JSONWriter, _ body: (inout JSONWriter, Item) -> Void) {
        json.object { json in
            json.member("object", "list")
            json.key("data")
            json.array(items, body)
            json.member("next", next)
        }
    }
}
