/// The status of an offer in its life cycle.
package enum OfferStatus: String, Sendable, Hashable, CaseIterable {
    case active
    /// Sold before its release: names with `preview`, `beta` or `experimental` in them.
    case preview
    /// The seller announced its end.
    case deprecated
    /// Gone from every list that named it, without an announcement.
    case missing
    /// Past its announced end.
    case retired
}
