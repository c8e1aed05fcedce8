package import Tariff

extension CatalogIndex {
    /// The first moment after `now` at which a status or a price of any offer changes by itself; nil when none is known.
    ///
    /// Answers about one question know better; this is for what shows many offers.
    package func nextChange(after now: Timestamp) -> Timestamp? {
        var first = Int64.max
        for date in tables.deprecatedAt + tables.retiredAt where date > now.seconds { first = min(first, date) }
        var changes = TermTable.Changes(terms, after: now)
        for term in Set(tables.timedTerm) { first = min(first, changes.next(Int(term))) }
        return first == .max ? nil : Timestamp(seconds: first)
    }
}
