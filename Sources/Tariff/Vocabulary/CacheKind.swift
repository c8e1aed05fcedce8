/// The party that decides what is cached: the caller by marking it, or the seller.
package enum CacheKind: String, Sendable, Hashable, CaseIterable {
    case explicit, implicit
}
