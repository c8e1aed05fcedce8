package import Tariff

extension CatalogIndex {
    /// The first moment after `now` at which a status or a price of any offer changes by itself; nil when none is known.
    ///
    /// Answers about one question know better; this is for what shows many offers.
    package func nextChange(after now: Timestamp) -> Timestamp? {
        var first = Int64.max
        for date in tables.deprecatedAt + tables.retiredAt where date > now.seconds { first = min(first, date) }
        let reading = terms.windows.reading(at: now)
        for term in Set(tables.timedTerm) { first = min(first, terms.nextChange(of: Int(term), after: reading)) }
        return first == .max ? nil : Timestamp(seconds: first)
    }
}
